/**
 * Reports as servers write them, in our own words where theirs do not matter to
 * a reader: delivery status (RFC 3464) in three styles, two plain-text notices,
 * a notice that returns nothing, and the answers of people's programs.
 */

import type { Random } from '@backscatter/evaluation';
import type { Text } from './texts.ts';

/** The mail that a report is on, as the reporting server has it. */
export interface Original extends Text {
  readonly from: string;
  /** As its To names it. */
  readonly to: string;
  readonly messageId: string;
  readonly at: number;
}

/** What a report is to say, before a server puts it into words. */
export interface ReportPlan {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** As the report's To names it. */
  readonly to: string;
  readonly original: Original;
  /** Whom it could not be delivered to. */
  readonly failed: string;
  readonly kind: 'failure' | 'delay' | 'success';
  /** How much comes back. */
  readonly returned: 'message' | 'headers' | 'none';
}

/** The styles, and how many of a hundred reports have each. */
const STYLES = [
  ['postfix', 36],
  ['sendmail', 12],
  ['exchange', 20],
  ['exim', 18],
  ['qmail', 14],
] as const;

type Style = (typeof STYLES)[number][0];

const REASONS = [
  '550 5.1.1 User unknown',
  '550 5.1.1 No such mailbox here',
  '552 5.2.2 Mailbox full',
  '554 5.7.1 Message refused',
];

/** Writes a report of some server. */
export function deliveryReport(random: Random, plan: ReportPlan): string {
  const style = pickStyle(random);
  const plain = style === 'exim' || style === 'qmail';
  // qmail neither warns of delays nor reports success, and Exim reports no success in plain text.
  return plain && (plan.kind === 'success' || (style === 'qmail' && plan.kind === 'delay'))
    ? statusReport(random, plan, 'postfix')
    : plain
      ? plainNotice(random, plan, style)
      : statusReport(random, plan, style);
}

function pickStyle(random: Random): Style {
  let left = random.below(100);
  for (const [style, share] of STYLES) {
    left -= share;
    if (left < 0) return style;
  }
  return 'postfix';
}

const SUBJECTS: Readonly<Record<Style, Readonly<Record<ReportPlan['kind'], string>>>> = {
  postfix: {
    failure: 'Undelivered Mail Returned to Sender',
    delay: 'Delayed Mail (still being retried)',
    success: 'Successful Mail Delivery Report',
  },
  sendmail: {
    failure: 'Returned mail: see transcript for details',
    delay: 'Warning: could not send message for past 4 hours',
    success: 'Return receipt',
  },
  exchange: {
    failure: 'Undeliverable: ',
    delay: 'Delivery delayed: ',
    success: 'Delivered: ',
  },
  exim: {
    failure: 'Mail delivery failed: returning message to sender',
    delay: 'Warning: message delayed 24 hours',
    success: '',
  },
  qmail: { failure: 'failure notice', delay: '', success: '' },
};

const STATUS = {
  failure: { action: 'failed', status: '5.1.1' },
  delay: { action: 'delayed', status: '4.4.1' },
  success: { action: 'delivered', status: '2.0.0' },
} as const;

function statusReport(random: Random, plan: ReportPlan, style: Style): string {
  const { kind, failed, returned, original } = plan;
  const host = hostOf(failed);
  const boundary = `=_${random.word(12)}`;
  const reason = kind === 'failure' ? random.pick(REASONS) : '451 4.4.1 Connection timed out';
  const { action, status } = STATUS[kind];
  const subject = SUBJECTS[style][kind] + (style === 'exchange' ? original.subject : '');
  const notice =
    kind === 'success'
      ? `Your message was successfully delivered to ${failed}.`
      : kind === 'delay'
        ? `Your message could not be delivered yet and will be tried again.\r\n\r\n<${failed}>: ${reason}`
        : `I'm sorry to have to inform you that your message could not be delivered.\r\n\r\n<${failed}>: host ${host} said: ${reason}`;
  const parts = [
    ['text/plain; charset=us-ascii', notice],
    [
      'message/delivery-status',
      lines(
        `Reporting-MTA: dns; ${host}`,
        `Arrival-Date: ${date(original.at)}`,
        '',
        `Final-Recipient: rfc822; ${failed}`,
        `Action: ${action}`,
        `Status: ${kind === 'failure' ? (/ (\d\.\d\.\d) /.exec(reason)?.[1] ?? status) : status}`,
        ...(kind === 'success' ? [] : [`Diagnostic-Code: smtp; ${reason}`]),
      ),
    ],
  ];
  if (returned === 'message') parts.push(['message/rfc822', whole(original)]);
  if (returned === 'headers') parts.push(['text/rfc822-headers', head(original)]);
  return lines(
    ...top(random, plan, subject, host),
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    ...parts.flatMap(([type, text]) => [`--${boundary}`, `Content-Type: ${type}`, '', text ?? '']),
    `--${boundary}--`,
    '',
  );
}

function plainNotice(random: Random, plan: ReportPlan, style: 'exim' | 'qmail'): string {
  const { failed, returned, kind, original } = plan;
  const host = hostOf(failed);
  const body =
    style === 'qmail'
      ? [
          `Hi. This is the qmail-send program at ${host}.`,
          "I'm afraid I wasn't able to deliver your message to the following addresses.",
          "This is a permanent error; I've given up. Sorry it didn't work out.",
          '',
          `<${failed}>:`,
          `Remote host said: ${random.pick(REASONS)}`,
          '',
          ...(returned === 'none' ? [] : ['--- Below this line is a copy of the message.', '']),
        ]
      : kind === 'delay'
        ? [
            'This message was created automatically by mail delivery software.',
            'A message that you sent has not yet been delivered to one or more of its',
            `recipients after more than 24 hours on the queue on ${host}.`,
            '',
            `The subject of the message is: ${original.subject}`,
            '',
            'The address to which the message has not yet been delivered is:',
            '',
            `  ${failed}`,
            '    Delay reason: 451 4.4.1 Connection timed out',
          ]
        : [
            'This message was created automatically by mail delivery software.',
            '',
            'A message that you sent could not be delivered to one or more of its',
            'recipients. This is a permanent error. The following address(es) failed:',
            '',
            `  ${failed}`,
            `    SMTP error from remote mail server after RCPT TO:<${failed}>:`,
            `    ${random.pick(REASONS)}`,
            '',
            ...(returned === 'none'
              ? []
              : ['------ This is a copy of the message, including all the headers. ------', '']),
          ];
  const copy =
    returned === 'none' || kind === 'delay'
      ? []
      : [returned === 'message' ? whole(original) : head(original)];
  return lines(
    ...top(random, plan, SUBJECTS[style][kind], host),
    ...(style === 'exim' ? [`X-Failed-Recipients: ${failed}`] : []),
    'Content-Type: text/plain; charset=us-ascii',
    '',
    ...body,
    ...copy,
    '',
  );
}

/** An out-of-office note (RFC 3834); an old responder names no id. */
export function vacationReply(random: Random, plan: ReportPlan, namesId: boolean): string {
  const { at, to, failed, original } = plan;
  return lines(
    `Date: ${date(at)}`,
    `From: ${failed}`,
    `To: ${to}`,
    `Subject: Automatic reply: ${original.subject}`,
    `Message-ID: <${random.word(14)}@${hostOf(failed)}>`,
    'Auto-Submitted: auto-replied',
    ...(namesId
      ? [`In-Reply-To: <${original.messageId}>`, `References: <${original.messageId}>`]
      : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I am out of the office until next week and will answer when I am back.',
    '',
  );
}

/** A request to prove that one is a person. */
export function challenge(random: Random, plan: ReportPlan): string {
  const { at, to, failed, original } = plan;
  return lines(
    'Return-Path: <>',
    `Date: ${date(at)}`,
    `From: ${failed}`,
    `To: ${to}`,
    `Subject: Please confirm your message: ${original.subject}`,
    `Message-ID: <${random.word(14)}@${hostOf(failed)}>`,
    `In-Reply-To: <${original.messageId}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Your message has been held, for I do not know you yet. To have it delivered,',
    'please confirm that you are the sender by replying to this message. You have to do so once only.',
    '',
  );
}

function top(
  random: Random,
  { at, to }: ReportPlan,
  subject: string,
  host: string,
): readonly string[] {
  return [
    'Return-Path: <>',
    `Date: ${date(at)}`,
    `From: Mail Delivery System <MAILER-DAEMON@${host}>`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${random.word(14)}@${host}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
  ];
}

function head({ from, to, subject, messageId, at }: Original): string {
  return lines(
    `Received: from desk (unknown [192.0.2.${at % 250}]) by relay.example.net with ESMTP; ${date(at)}`,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${messageId}>`,
    `Date: ${date(at)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
  );
}

function whole(original: Original): string {
  return `${head(original)}\r\n${original.body}\r\n`;
}

function hostOf(address: string): string {
  return `mx.${address.slice(address.lastIndexOf('@') + 1)}`;
}

function date(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

function lines(...all: readonly string[]): string {
  return all.join('\r\n');
}
