/**
 * Logs as servers write them, of invented messages: every second is submitted by
 * one of 1,000 users, the others come in.
 */

/** A server's way to log. */
export interface LogFormat {
  readonly name: string;
  /** The lines of a message, by its number. */
  lines(number: number): readonly string[];
}

const START = Date.UTC(2026, 1, 1);

const stamp = (number: number): string =>
  new Date(START + number * 1_000).toISOString().replace('.000Z', '');

const queueId = (number: number): string =>
  (0x100000000000 + number * 7).toString(16).toUpperCase().padStart(12, '0');

const user = (number: number): string => `user${number % 1_000}@example.org`;
const other = (number: number): string => `person${number % 50_000}@example.com`;

function postfix(number: number): readonly string[] {
  const id = queueId(2 * number);
  const isOurs = number % 2 === 0;
  const line = (daemon: string, queue: string, text: string): string =>
    `${stamp(number)}+00:00 mail postfix/${daemon}[${1_000 + (number % 90)}]: ${queue}: ${text}`;
  const [sender, recipient] = isOurs
    ? [user(number), other(number)]
    : [other(number), user(number)];
  const client = isOurs
    ? line(
        'submission/smtpd',
        id,
        `client=pc[192.0.2.44], sasl_method=PLAIN, sasl_username=${sender}`,
      )
    : line('smtpd', id, 'client=mx.example.com[198.51.100.25]');
  const entered = (queue: string): readonly string[] => [
    line('cleanup', queue, `message-id=<${number}.bench@example.org>`),
    line('qmgr', queue, `from=<${sender}>, size=4321, nrcpt=1 (queue active)`),
  ];
  const left = (queue: string): readonly string[] => [
    isOurs
      ? line(
          'smtp',
          queue,
          `to=<${recipient}>, relay=mx.example.com[198.51.100.25]:25, delay=1.2, delays=0.1/0/0.6/0.5, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as ${queueId(9 * number)})`,
        )
      : line(
          'lmtp',
          queue,
          `to=<${recipient}>, relay=mail[private/dovecot-lmtp], delay=0.3, delays=0.1/0/0/0.2, dsn=2.0.0, status=sent (250 2.0.0 Saved)`,
        ),
    line('qmgr', queue, 'removed'),
  ];
  if (number % 4 > 1) return [client, ...entered(id), ...left(id)];
  const second = queueId(2 * number + 1);
  return [
    client,
    ...entered(id),
    line('10025/smtpd', second, 'client=localhost[127.0.0.1]'),
    ...entered(second),
    line(
      'smtp',
      id,
      `to=<${recipient}>, relay=127.0.0.1[127.0.0.1]:10024, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as ${second})`,
    ),
    line('qmgr', id, 'removed'),
    ...left(second),
  ];
}

function exim(number: number): readonly string[] {
  const id = `1w${(number + 0x100000).toString(36).slice(-4).padStart(4, 'A')}-00${(number % 1_296).toString(36).padStart(4, '0')}-Ab`;
  const isOurs = number % 2 === 0;
  const head = `${stamp(number).replace('T', ' ')} ${id}`;
  return isOurs
    ? [
        `${head} <= ${user(number)} H=pc.example.org ([192.0.2.44]) [192.0.2.44] P=esmtpsa X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no A=plain:x S=4321 id=${number}.bench@example.org T="minutes"`,
        `${head} => ${other(number)} R=dnslookup T=remote_smtp H=mx.example.com [198.51.100.25] X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes C="250 2.0.0 Ok: queued as ${queueId(number)}"`,
        `${head} Completed`,
      ]
    : [
        `${head} <= ${other(number)} H=mx.example.com [198.51.100.25] P=esmtps S=4321 id=${number}.bench@example.com`,
        `${head} => x <${user(number)}> R=local_user T=maildir_home`,
        `${head} Completed`,
      ];
}

function sendmail(number: number): readonly string[] {
  const id = `621${(number + 0x1000000).toString(36).padStart(8, '0')}`;
  const date = new Date(START + number * 1_000);
  const day = String(date.getUTCDate()).padStart(2, ' ');
  const head = `${date.toUTCString().slice(8, 11)} ${day} ${date.toISOString().slice(11, 19)} mail sm-mta[1]: ${id}`;
  const isOurs = number % 2 === 0;
  const [sender, recipient] = isOurs
    ? [user(number), other(number)]
    : [other(number), user(number)];
  const [protocol, relay] = isOurs
    ? ['ESMTPSA', 'pc.example.org [192.0.2.44]']
    : ['ESMTP', 'mx.example.com [198.51.100.25]'];
  const next = isOurs
    ? 'mailer=esmtp, pri=124321, relay=mx.example.com. [198.51.100.25], dsn=2.0.0, stat=Sent (ok: queued as 4A5B6C7D8E)'
    : 'mailer=local, pri=124321, dsn=2.0.0, stat=Sent';
  return [
    `${head}: from=<${sender}>, size=4321, class=0, nrcpts=1, msgid=<${number}.bench@example.org>, proto=${protocol}, daemon=MTA, relay=${relay}`,
    `${head}: to=<${recipient}>, delay=00:00:01, xdelay=00:00:01, ${next}`,
  ];
}

/** All of them. */
export const LOG_FORMATS: readonly LogFormat[] = [
  { name: 'Postfix', lines: postfix },
  { name: 'Exim', lines: exim },
  { name: 'Sendmail', lines: sendmail },
];
