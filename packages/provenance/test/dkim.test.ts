import { createProofSignal, createProvenance, type Prover } from '@backscatter/provenance';
import { createDkimProver } from '@backscatter/provenance/dkim';
import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import {
  BODY,
  ed25519Key,
  evidenceReturning,
  HOUR,
  headerOf,
  headerSignedByHand,
  type MailFacts,
  plainMail,
  proveReturning,
  type Returning,
  RSA,
  rsaKey,
  signedMail,
  zone,
} from './dkim-mail.ts';
import { ANNA, DAY, NOW, said } from './report.ts';

const domains = ['example.org'];
const prover = createDkimProver({ domains, keys: { s1: RSA.record } });

const STRONG = [['own-dkim', 1]];
const HEADER = [['own-dkim-header', 1]];
const OTHER_BODY = [['own-dkim-header', 0.1]];
const REPLAYABLE = [['replayable-dkim', 1]];
const MISPLACED = [['misplaced-signature', 1]];
const BROKEN = [['broken-dkim', 1]];

interface Row {
  readonly mail?: MailFacts;
  readonly change?: (mail: string) => string;
  readonly how?: Returning;
  readonly is: readonly (readonly (string | number)[])[];
}

/** Puts one text in the place of another that must be there. */
const swap =
  (from: string, to: string) =>
  (mail: string): string => {
    if (!mail.includes(from)) throw new Error(`no ${from}`);
    return mail.replace(from, () => to);
  };

async function judge({ mail, change = (text) => text, how }: Omit<Row, 'is'>): Promise<unknown> {
  return said(await proveReturning(prover, change(await signedMail(mail)), how));
}

const lowerNames = (mail: string): string =>
  headerOf(mail).replace(/^[A-Za-z-]+:/gm, (name) => name.toLowerCase()) +
  mail.slice(headerOf(mail).length);

const GENUINE: readonly (readonly [string, Row])[] = [
  ['whole', { is: STRONG }],
  [
    'whole, with a Cc that names the recipient',
    { mail: { to: 'list@example.net', cc: 'bert@example.com' }, is: STRONG },
  ],
  ['whole, in base64', { how: { encoding: 'base64' }, is: STRONG }],
  ['whole, with lines ended by LF', { how: { lineEnd: '\n' }, is: STRONG }],
  ['whole, quoted in a notice', { how: { quoted: true }, is: STRONG }],
  ['whole, with an 8-bit body', { mail: { body: 'Grüße, 早上好\r\n' }, is: STRONG }],
  ['whole, without a body', { mail: { body: '' }, is: STRONG }],
  [
    'whole, without a body, signed simple',
    { mail: { body: '', form: 'simple/simple' }, is: STRONG },
  ],
  [
    'whole, below the lines of its way',
    {
      change: (mail) =>
        `Received: from a.example.net by mx.example.com; Tue, 10 Mar 2026 11:01:00 +0000\r\n${mail}`,
      is: STRONG,
    },
  ],
  [
    'whole, below the From line of a mailbox',
    { change: (mail) => `From anna@example.org Tue Mar 10 11:00:00 2026\r\n${mail}`, is: STRONG },
  ],
  [
    'whole, folded anew',
    {
      change: swap('Thursday,  and what\r\n to bring', 'Thursday,\r\n\tand what to bring'),
      is: STRONG,
    },
  ],
  ['whole, names in lower case', { change: lowerNames, is: STRONG }],
  [
    'whole, blanks lost at the ends of lines',
    { change: swap('Anna  \r\n', 'Anna\r\n'), is: STRONG },
  ],
  ['whole, signed simple/simple', { mail: { form: 'simple/simple' }, is: STRONG }],
  ['whole, signed relaxed/simple', { mail: { form: 'relaxed/simple' }, is: STRONG }],
  ['its header', { change: headerOf, how: { type: 'text/rfc822-headers' }, is: HEADER }],
  [
    'whole, the blanks of its folds lost',
    {
      change: (mail) =>
        mail.replace(/^DKIM-Signature:.*\r\n(?:[ \t].*\r\n)+/, (field) =>
          field
            .replace(/\r\n[ \t]+/g, ' ')
            .replace(/; (?=[a-z]+=)/g, ';\r\n')
            .replace(/:\r\n/, ': '),
        ),
      is: STRONG,
    },
  ],
  ['its header, as a message', { change: headerOf, is: HEADER }],
  [
    'its header, signed simple',
    {
      mail: { form: 'simple/relaxed' },
      change: headerOf,
      how: { type: 'text/rfc822-headers' },
      is: HEADER,
    },
  ],
  [
    'its header, with lines ended by LF',
    { change: headerOf, how: { type: 'text/rfc822-headers', lineEnd: '\n' }, is: HEADER },
  ],
  ['cut off', { change: (mail) => mail.slice(0, mail.indexOf('meet')), is: OTHER_BODY }],
  ['with a footer', { change: (mail) => `${mail}-- \r\nNo virus found.\r\n`, is: OTHER_BODY }],
  ['expired since, but not when it was sent', { mail: { expires: NOW - HOUR / 2 }, is: STRONG }],
  ['of the last day that counts', { mail: { signedAt: NOW - 14 * DAY }, is: STRONG }],
  ['to a recipient in capitals, with a tag', { mail: { to: 'Bert+list@EXAMPLE.com' }, is: STRONG }],
  [
    'signed without its Message-ID, which leaves open which one it is',
    { mail: { signedNames: ['From', 'To', 'Date'] }, is: [['own-dkim', 0.85]] },
  ],
];

const FORGED: readonly (readonly [string, Row])[] = [
  ['another body', { change: swap(BODY, 'Cheap pills\r\n'), is: OTHER_BODY }],
  [
    'another From',
    {
      change: swap(`Anna <${ANNA}>`, 'Eve <eve@example.org>'),
      how: { to: 'eve@example.org' },
      is: BROKEN,
    },
  ],
  ['another subject', { change: swap('Thursday,', 'Pills,'), is: BROKEN }],
  [
    'a signature that is none',
    { change: (mail) => mail.replace(/ b=[^;\r]*/, ' b=AAAA'), is: BROKEN },
  ],
  [
    'a signature without From in h=',
    { change: (mail) => mail.replace(/h=[^;]*;/, 'h=To;'), is: BROKEN },
  ],
  [
    'a name in lower case below a simple signature',
    { mail: { form: 'simple/simple' }, change: lowerNames, is: BROKEN },
  ],
  [
    'a second To below, which is the signed one then',
    {
      change: swap('Subject:', 'To: eve@example.net\r\nSubject:'),
      how: { recipient: 'eve@example.net' },
      is: BROKEN,
    },
  ],
  [
    'a second To on top, which is not signed',
    {
      change: (mail) => `To: eve@example.net\r\n${mail}`,
      how: { recipient: 'eve@example.net' },
      is: REPLAYABLE,
    },
  ],
  [
    'a newsletter that one of its readers returns',
    {
      mail: { to: 'news-readers@example.org' },
      how: { recipient: 'eve@example.net' },
      is: REPLAYABLE,
    },
  ],
  [
    'a mail to another, with another recipient',
    { how: { recipient: 'eve@example.net' }, is: REPLAYABLE },
  ],
  [
    'a header of ours, to another',
    { change: headerOf, how: { recipient: 'eve@example.net' }, is: REPLAYABLE },
  ],
  ['a mail of another sender of ours', { how: { to: 'carl@example.org' }, is: MISPLACED }],
  ['a mail that is too old', { mail: { signedAt: NOW - 15 * DAY }, is: MISPLACED }],
  ['a mail of a time to come', { mail: { signedAt: NOW + DAY }, is: MISPLACED }],
  ['a mail that had expired when it was sent', { mail: { expires: NOW - 2 * HOUR }, is: BROKEN }],
  ['a text below a signature with l=', { mail: { bodyLength: 10 }, is: REPLAYABLE }],
  ['the d= of somebody else', { mail: { domain: 'example.net' }, is: [] }],
  ['a d= below ours', { mail: { domain: 'mail.example.org' }, is: [] }],
  ['a key of somebody else', { mail: { key: rsaKey() }, is: BROKEN }],
  ['an old algorithm', { mail: { algorithm: 'rsa-sha1' }, is: BROKEN }],
];

describe('a genuine report', () => {
  it.each(GENUINE)(
    'is proved by a mail of ours that came back %s',
    async (_what, { is, ...row }) => {
      expect(await judge(row)).toEqual(is);
    },
  );

  it('is proved by what nodemailer signed', async () => {
    const dkim = { domainName: 'example.org', keySelector: 's1', privateKey: RSA.pem };
    const transport = createTransport({
      streamTransport: true,
      buffer: true,
      newline: 'windows',
      dkim,
    });
    const text = `Grüße\n${'A long line of words, and of more words. '.repeat(9)}\n`;
    const mail = { from: ANNA, to: 'bert@example.com', subject: 'Übermorgen', text };
    const date = new Date(NOW - HOUR);
    const { message } = await transport.sendMail({ ...mail, date });
    const sent = message.toString();
    expect(said(await proveReturning(prover, sent))).toEqual(STRONG);
    expect(sent).not.toContain(' t=');
    const changed = sent.replace('words', 'works');
    expect(said(await proveReturning(prover, changed))).toEqual(OTHER_BODY);
    // Without `t=` the signed Date says when it was; without either, nobody knows.
    const undated = { ...dkim, headerFieldNames: 'from:to' };
    const other = createTransport({ streamTransport: true, buffer: true, dkim: undated });
    const sentToo = (await other.sendMail({ ...mail, date })).message.toString();
    expect(said(await proveReturning(prover, sentToo))).toEqual(REPLAYABLE);
  });

  it('is proved by Ed25519, and by a key in any of its forms', async () => {
    const pair = ed25519Key();
    const mail = await signedMail({ key: pair, algorithm: 'ed25519-sha256' });
    const bare = pair.record.slice(pair.record.indexOf('p=') + 2);
    for (const key of [pair.record, bare, pair.publicPem]) {
      const signed = createDkimProver({ domains, keys: { s1: key } });
      expect(said(await proveReturning(signed, mail))).toEqual(STRONG);
      expect(said(await proveReturning(signed, headerOf(mail)))).toEqual(HEADER);
      expect(said(await proveReturning(signed, await signedMail()))).toEqual(BROKEN);
    }
  });

  it('is proved by the one signature of several that is ours and holds', async () => {
    const own = await signedMail();
    const foreign = await signedMail({ domain: 'example.net', key: rsaKey() });
    const signatureOf = (mail: string): string => mail.slice(0, mail.indexOf('Date:'));
    const broken = signatureOf(await signedMail({ key: rsaKey() }));
    for (const mail of [
      signatureOf(foreign) + own,
      broken + own,
      broken + signatureOf(foreign) + own,
    ]) {
      expect(said(await proveReturning(prover, mail))).toEqual(STRONG);
    }
    expect(said(await proveReturning(prover, broken.repeat(4) + own))).toEqual(BROKEN);
  });

  it('is proved at an address that all our senders share, where that is configured', async () => {
    const how = { to: 'bounces-77@example.org' };
    const mail = await signedMail();
    expect(said(await proveReturning(prover, mail, how))).toEqual(MISPLACED);
    const shared = createDkimProver({
      domains,
      keys: { s1: RSA.record },
      returnPaths: ['bounces-*@example.org'],
    });
    expect(said(await proveReturning(shared, mail, how))).toEqual(STRONG);
  });
});

describe('a forged report', () => {
  it.each(FORGED)('is not proved by %s', async (_what, { is, ...row }) => {
    const outcome = await proveReturning(
      prover,
      (row.change ?? ((mail) => mail))(await signedMail(row.mail)),
      row.how,
    );
    expect(said(outcome)).toEqual(is);
  });

  it('counts against only where all mail is signed, and not if a header is missing', async () => {
    const coverage = [{ senders: domains, since: NOW - 30 * DAY }];
    const covered = createDkimProver({ domains, keys: { s1: RSA.record }, coverage });
    const is = [['unsigned-dkim', 1]];
    expect(said(await proveReturning(covered, plainMail()))).toEqual(is);
    expect(
      said(await proveReturning(covered, await signedMail({ domain: 'example.net' }))),
    ).toEqual(is);
    expect(await proveReturning(prover, plainMail())).toMatchObject({ status: 'abstained' });
    expect(await proveReturning(covered, plainMail(), { quoted: true })).toEqual({
      status: 'abstained',
      why: 'no whole header came back',
    });
  });
});

describe('the keys', () => {
  const name = 's1._domainkey.example.org';
  const asking = (answer: Parameters<typeof zone>[0], more = {}): Prover =>
    createDkimProver({ domains, resolver: zone(answer), ...more });

  it('are asked for by name, once for each signature of ours', async () => {
    const dns = zone({ [name]: ['v=spf1 -all', RSA.record] });
    const signed = createDkimProver({ domains, resolver: dns });
    expect(said(await proveReturning(signed, await signedMail()))).toEqual(STRONG);
    expect(dns.asked).toEqual([name]);
    await proveReturning(signed, await signedMail({ domain: 'example.net' }));
    expect(dns.asked).toEqual([name]);
  });

  it.each([
    ['does not exist any more', {}, 'its selector is in the DNS no more'],
    [
      'has no record any more',
      { [name]: { status: 'nodata', ttl: null } as const },
      'its selector is in the DNS no more',
    ],
    ['was taken back', { [name]: ['v=DKIM1; p='] }, 'its key was taken back'],
    ['is too short', { [name]: [rsaKey(512).record] }, 'the record of its key is unusable'],
    ['is no key', { [name]: ['v=DKIM1; p=AAAA'] }, 'the record of its key is unusable'],
    [
      'is for other hashes',
      { [name]: [`${RSA.record}; h=sha1`] },
      'the record of its key is unusable',
    ],
    [
      'does not answer in time',
      { [name]: { status: 'timeout', why: 'no answer within 5 ms' } as const },
      'no answer within 5 ms',
    ],
  ])('make it unavailable, and never a forgery, when one %s', async (_what, answer, why) => {
    const outcome = await proveReturning(asking(answer), await signedMail());
    expect(outcome).toEqual({
      status: 'unavailable',
      why: `the signature of example.org (s1): ${why}`,
    });
  });

  it('given go before the DNS; without either it is unavailable', async () => {
    const dns = zone({});
    const both = createDkimProver({ domains, keys: { s1: RSA.record }, resolver: dns });
    expect(said(await proveReturning(both, await signedMail()))).toEqual(STRONG);
    expect(dns.asked).toEqual([]);
    expect(await proveReturning(prover, await signedMail({ selector: 's0' }))).toMatchObject({
      status: 'unavailable',
      why: 'the signature of example.org (s0): no key is given for a selector',
    });
  });

  it('of one domain are not those of another', async () => {
    const two = createDkimProver({
      domains: ['example.org', 'example.net'],
      keys: { [name]: RSA.record, 's1._domainkey.example.net': rsaKey().record },
    });
    expect(said(await proveReturning(two, await signedMail()))).toEqual(STRONG);
    expect(said(await proveReturning(two, await signedMail({ domain: 'example.net' })))).toEqual(
      BROKEN,
    );
  });

  it('of selectors that never were are not asked for, where all are named', async () => {
    const dns = zone({});
    const named = createDkimProver({ domains, resolver: dns, selectors: ['s1', '2025*'] });
    const made = await signedMail({ selector: 'x9' });
    expect(said(await proveReturning(named, made))).toEqual(BROKEN);
    expect(dns.asked).toEqual([]);
    const retired = await signedMail({ selector: '2025a' });
    expect(await proveReturning(named, retired)).toMatchObject({ status: 'unavailable' });
  });

  it('that want i= to be d= refuse another', async () => {
    const pair = ed25519Key();
    const at = `t=${(NOW - HOUR) / 1_000}`;
    const strict = asking({ [name]: [`${pair.record}; t=y:s`] });
    const lax = asking({ [name]: [`${pair.record}; t=y`] });
    const own = headerSignedByHand(`i=anna@example.org; ${at}`, pair);
    const below = headerSignedByHand(`i=@mail.example.org; ${at}`, pair);
    const foreign = headerSignedByHand(`i=@example.net; ${at}`, pair);
    for (const [mail, byStrict, byLax] of [
      [own, HEADER, HEADER],
      [below, BROKEN, HEADER],
      [foreign, BROKEN, BROKEN],
    ] as const) {
      expect(said(await proveReturning(strict, mail))).toEqual(byStrict);
      expect(said(await proveReturning(lax, mail))).toEqual(byLax);
    }
  });
});

describe('the prover', () => {
  it('abstains where nothing came back or nobody is addressed', async () => {
    const evidence = await evidenceReturning(await signedMail());
    const abort = new AbortController().signal;
    const none = { ...evidence.report, returned: { form: 'none', mail: null } as const };
    expect(await prover.prove({ ...evidence, report: none }, abort)).toMatchObject({
      status: 'abstained',
    });
    expect(await prover.prove({ ...evidence, addressee: null }, abort)).toMatchObject({
      status: 'abstained',
    });
  });

  it('reads the parsed header where the bytes are not known, if the signature is relaxed', async () => {
    const abort = new AbortController().signal;
    const without = async (form: string): Promise<unknown> => {
      const evidence = await evidenceReturning(await signedMail({ form }));
      const { bytes: _, ...returned } = evidence.report.returned;
      return prover.prove({ ...evidence, report: { ...evidence.report, returned } }, abort);
    };
    expect(await without('relaxed/relaxed')).toMatchObject({
      findings: [{ code: 'own-dkim-header', strength: 0.1 }],
    });
    expect(await without('simple/simple')).toMatchObject({ status: 'abstained' });
  });

  it('is one of provenance, or of a signal that waits for the network', async () => {
    const evidence = await evidenceReturning(await signedMail());
    const context = { abort: new AbortController().signal, findings: [] };
    for (const signal of [
      createProvenance({ provers: [prover] }),
      createProofSignal('dkim', 'network', [prover]),
    ]) {
      const outcome = await signal.check(evidence, context);
      expect(said(outcome)).toEqual(STRONG);
      expect(signal.codes).toContain('own-dkim');
    }
  });

  it.each([
    ['no domain', { domains: [], keys: {} }, /"domains"/],
    [
      'what is no domain',
      { domains: ['a@example.org'], keys: {} },
      /"domains\.0": must be a domain/,
    ],
    ['neither keys nor DNS', { domains }, /"keys": must be given where there is no "resolver"/],
    [
      'a key that is none',
      { domains, keys: { s1: 'v=DKIM1; p=AAAA' } },
      /"keys\.s1": must be a DKIM record/,
    ],
    ['a key taken back', { domains, keys: { s1: 'p=' } }, /"keys\.s1"/],
    ['an age without end', { domains, keys: {}, maxAgeDays: 1_000 }, /"maxAgeDays"/],
    ['an unknown option', { domains, keys: {}, selector: 's1' }, /selector/],
  ])('is refused with %s', (_what, options, says) => {
    expect(() => createDkimProver(options as never)).toThrow(says);
    expect(() => createDkimProver(options as never)).toThrow(TypeError);
  });
});
