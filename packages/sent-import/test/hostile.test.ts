import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogJoin, createLogParser, readSentMail, replyIds } from '../src/index.ts';
import { CHANGED, linesOf } from './read-log.ts';

const NAMES = [
  '01-postfix',
  '02-postfix-iso-long-ids',
  '03-postfix-amavis',
  '07-exim',
  '08-exim-new-ids-and-zone',
  '09-exim-syslog',
  '10-sendmail',
  '11-rfc5424',
];
const REAL = NAMES.flatMap(linesOf);

/** A real line, with other text put somewhere into it, or cut. */
const torn = fc
  .tuple(fc.constantFrom(...REAL), fc.nat(400), fc.string({ unit: 'binary' }), fc.nat(60))
  .map(([line, at, text, cut]) => `${line.slice(0, at)}${text}${line.slice(at + cut)}`);

const line = fc.oneof(torn, fc.string({ unit: 'binary' }), fc.constantFrom(...REAL));

describe('lines of any kind', () => {
  it('never throw, and each message is counted once', () => {
    let understood = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const parser = createLogParser();
        const join = createLogJoin({ maxOpen: 5 });
        const events = lines.flatMap((text) => parser.parse(text, CHANGED));
        understood += events.length;
        const records = [...events.flatMap((event) => join.push(event)), ...join.end()];
        const { recorded } = join.tally();
        expect(recorded).toBe(records.length);
        for (const { at, senders, recipients } of records) {
          expect(Number.isSafeInteger(at)).toBe(true);
          expect(senders).toHaveLength(1);
          expect(recipients.length).toBeGreaterThan(0);
        }
        const { leftOut } = join.tally();
        const judged = Object.values(leftOut).reduce((sum, count) => sum + count, recorded);
        expect(judged).toBeLessThanOrEqual(events.length);
      }),
      { numRuns: 300, seed: 6 },
    );
    expect(understood).toBeGreaterThan(1_000);
  });

  it('are read in a time that grows with their length alone', () => {
    const parser = createLogParser();
    const heads = REAL.map((text) => text.slice(0, 90));
    for (const filler of ['<', '"\\', '[', ' H=[', ', to=<', ' a=', '@', 'C="']) {
      for (const head of heads) {
        expect(() => parser.parse(head + filler.repeat(8_000), CHANGED)).not.toThrow();
      }
    }
  });

  it('cannot make a stranger’s mail ours by what a stranger writes', () => {
    const claims = [
      'sasl_method=PLAIN, sasl_username=anna',
      'P=esmtpsa A=plain:anna H=x [127.0.0.1]',
      ', proto=ESMTPSA, daemon=MSA, relay=localhost [127.0.0.1]',
      'client=localhost[127.0.0.1], sasl_username=anna',
    ];
    for (const claim of claims) {
      const lines = [
        '2026-03-01 08:00:00 1wAAAB-0001ab-Bd <= anna@example.org H=x [203.0.113.9] P=esmtp S=9 id=ID@example.net T="ID"',
        '2026-03-01 08:00:00 1wAAAB-0001ab-Bd => a@example.com R=r T=t H=mx [198.51.100.1] C="250 ID"',
        'Mar  1 08:00:00 mail sm-mta[1]: 62181A0x012346: from=<anna@example.org>, size=9, class=0, nrcpts=1, msgid=<ID@x>, proto=SMTP, daemon=MTA, relay=x [203.0.113.9]',
        'Mar  1 08:00:00 mail sm-mta[1]: 62181A0x012346: to=<a@example.com>, delay=1, mailer=esmtp, relay=mx [198.51.100.1], dsn=2.0.0, stat=Sent (ID)',
        'Mar  1 08:00:00 mail postfix/smtpd[1]: 0123456789: client=x[203.0.113.9]',
        'Mar  1 08:00:00 mail postfix/cleanup[1]: 0123456789: message-id=<ID@x>',
        'Mar  1 08:00:00 mail postfix/qmgr[1]: 0123456789: from=<anna@example.org>, size=9, nrcpt=1',
        'Mar  1 08:00:00 mail postfix/smtp[1]: 0123456789: to=<a@example.com>, relay=mx[198.51.100.1]:25, delay=1, dsn=2.0.0, status=sent (ID)',
      ].map((text) => text.replaceAll('ID', claim));
      const parser = createLogParser();
      const join = createLogJoin();
      for (const text of lines) for (const event of parser.parse(text, CHANGED)) join.push(event);
      expect(join.end()).toEqual([]);
      expect(join.tally().leftOut.relayed).toBe(3);
    }
  });

  it('never throw as a mail or as an answer either', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary' }), (raw, text) => {
        readSentMail(raw, { now: CHANGED });
        readSentMail(new TextEncoder().encode(`From: a@example.org\n${text}`), { now: CHANGED });
        replyIds(text);
      }),
      { numRuns: 300, seed: 6 },
    );
    expect(readSentMail(new Uint8Array(), { now: CHANGED }).status).toBe('left-out');
  });
});

describe('an answer to a mail', () => {
  it.each([
    ['250 2.0.0 Ok: queued as 4Tb2Qz3K9Xz1q', ['4Tb2Qz3K9Xz1q']],
    ['250 OK id=1wAbCd-0003Ef-Gh', ['1wAbCd-0003Ef-Gh']],
    ['250 2.0.0 62187abc012345 Message accepted for delivery', ['62187abc012345']],
    ['ok 62187abc012345 Message accepted for delivery', ['62187abc012345']],
    ['62187abc012345 Message accepted for delivery', ['62187abc012345']],
    ['250 Requested mail action okay, completed: id=0Lxyz1-2ab', ['0Lxyz1-2ab']],
    ['250 2.0.0 OK', []],
    ['250 Great success', []],
    ['', []],
  ])('%j names %j', (reply, expected) => {
    expect(replyIds(reply).queueIds).toEqual(expected);
  });

  it('of Amazon SES names the Message-ID of its region', () => {
    const id = '0102019c9f1c2d3e-1a2b3c4d-0001-4000-8000-1234567890ab-000000';
    const relay = 'email-smtp.eu-west-1.amazonaws.com';
    expect(replyIds(`250 Ok ${id}`, relay).messageIds).toEqual([`${id}@eu-west-1.amazonses.com`]);
  });
});
