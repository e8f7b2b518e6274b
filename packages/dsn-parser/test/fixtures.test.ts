/**
 * Golden reports: `NNN-name.eml` and what must be read from it in `NNN-name.json`.
 *
 *     100 to 299  what servers write     400 to 499  other languages
 *     300 to 399  the kinds              500 to 599  deviations from the standards
 *     600 to 699  what was written before its writer had seen the rules
 *
 * A bug is one fixture more.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { DIALECTS, DSN_PROBLEMS, parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { type Summary, summarize } from './summarize.ts';

const folder = new URL('./fixtures/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -'.eml'.length));

/** Every form of report in few mails, for what is checked on a sample only. */
const SAMPLE = /^(?:101|102|110|115|125|139|171|187|307|402|501|511|515|521|530)-/;

function bytes(name: string): Buffer {
  return readFileSync(new URL(`${name}.eml`, folder));
}

function withLineEnds(mail: Buffer, end: string): Buffer {
  return Buffer.from(mail.toString('latin1').replaceAll('\n', end), 'latin1');
}

/** Every second line ends in CRLF, the others in LF. */
function withMixedLineEnds(mail: Buffer): Buffer {
  let line = 0;
  return Buffer.from(
    mail.toString('latin1').replaceAll('\n', () => (line++ % 2 === 0 ? '\n' : '\r\n')),
    'latin1',
  );
}

function expected(name: string): Summary {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Summary;
}

async function read(mail: Buffer): Promise<Summary> {
  return summarize(await parseDsn(await parseMail(mail), parseMail));
}

describe('every fixture is read as its json says', () => {
  it.each(names)('%s, lines ending in LF', async (name) => {
    const mail = bytes(name);
    expect(mail.includes('\r'), `${name}: fixtures are stored with LF`).toBe(false);
    expect(await read(mail), name).toEqual(expected(name));
  });

  it.each(names)('%s, lines ending in CRLF', async (name) => {
    expect(await read(withLineEnds(bytes(name), '\r\n')), name).toEqual(expected(name));
  });

  it.each(names.filter((name) => SAMPLE.test(name)))(
    '%s, lines ending in CR alone',
    async (name) => {
      expect(await read(withLineEnds(bytes(name), '\r')), name).toEqual(expected(name));
    },
  );

  it.each(names.filter((name) => SAMPLE.test(name)))(
    '%s, lines ending in CR CR LF',
    async (name) => {
      expect(await read(withLineEnds(bytes(name), '\r\r\n')), name).toEqual(expected(name));
    },
  );

  it.each(names.filter((name) => SAMPLE.test(name)))(
    '%s, lines ending in LF and CRLF by turns',
    async (name) => {
      const { problems, ...found } = await read(withMixedLineEnds(bytes(name)));
      const { problems: known, ...golden } = expected(name);
      expect(found, name).toEqual(golden);
      const more = (problems as string[]).filter((code) => !(known as string[]).includes(code));
      expect(['', 'mixed-line-ends'], name).toContain(more.join());
    },
  );
});

describe('the fixtures', () => {
  it('hold notices in ten languages, of Microsoft 365 and of Gmail each', () => {
    const languages = [
      'german',
      'french',
      'spanish',
      'portuguese',
      'italian',
      'dutch',
      'russian',
      'japanese',
      'simplified-chinese',
      'traditional-chinese',
    ];
    for (const server of ['microsoft-365', 'gmail']) {
      for (const language of languages) {
        const own = names.filter((name) => name.slice(4) === `${language}-${server}`);
        expect(own.map((name) => expected(name)['dialect'])).toEqual([server]);
      }
    }
  });

  it('come in pairs', () => {
    const jsons = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(jsons.map((name) => name.slice(0, -'.json'.length)).sort()).toEqual([...names].sort());
  });

  it('hold at least one report of every dialect in the table', () => {
    const seen = new Set(names.map((name) => expected(name)['dialect']));
    expect(DIALECTS.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  });

  it('hold at least one mail of every kind', () => {
    expect([...new Set(names.map((name) => expected(name).kind))].sort()).toEqual([
      'auto-reply',
      'challenge-response',
      'delay',
      'disposition-notification',
      'failure',
      'feedback-report',
      'ordinary',
      'success',
      'virus-warning',
    ]);
  });

  it('name no problem that is not in the list', () => {
    const seen = new Set(names.flatMap((name) => (expected(name)['problems'] as string[]) ?? []));
    expect([...seen].filter((code) => !Object.hasOwn(DSN_PROBLEMS, code))).toEqual([]);
    expect(seen.size).toBeGreaterThan(15);
  });
});

describe('what the json leaves out', () => {
  async function parse(name: string): ReturnType<typeof parseDsn> {
    return parseDsn(await parseMail(bytes(name)), parseMail);
  }

  it('the notice ends where the quoted message begins, and the message is read on its own', async () => {
    const report = await parse('110-qmail');
    expect(report?.notice).toContain('too long.');
    expect(report?.notice).not.toContain('Here are the minutes');
    expect(report?.notice).not.toContain('Below this line');
    expect(report?.returned.mail?.text).toContain('Here are the minutes');
    expect(report?.returned.mail?.text).not.toContain('qmail-send');
  });

  it('quote marks are taken off the returned message', async () => {
    const report = await parse('515-quoted-by-angle-marks');
    expect(report?.returned.mail?.headers.map(({ name }) => name)).toEqual([
      'return-path',
      'received',
      'from',
      'to',
      'subject',
      'message-id',
      'date',
      'mime-version',
      'content-type',
    ]);
    expect(report?.returned.mail?.text).toBe('Here are the minutes.\n');
  });

  it('the dates and the log id of a recipient are kept as written', async () => {
    const failed = await parse('107-sendmail-failure');
    expect(failed?.arrivalDate).toBe('Tue, 4 Mar 2025 09:14:59 +0100');
    expect(failed?.receivedFromMta).toBe('mail.example.org');
    expect(failed?.recipients[0]?.lastAttemptDate).toBe('Tue, 4 Mar 2025 09:15:01 +0100');
    const warned = await parse('108-sendmail-warning');
    expect(warned?.recipients[0]?.willRetryUntil).toBe('Sun, 9 Mar 2025 05:14:59 +0100');
  });

  it('a gateway between name spaces is named', async () => {
    expect((await parse('526-x400-recipient'))?.dsnGateway).toBe('gate.example.net');
  });

  it('the evidence says that a wrapped report was unwrapped', async () => {
    expect((await parse('513-wrapped-by-gateway'))?.evidence).toContain('wrapped');
    expect((await parse('514-postfix-within-postfix'))?.evidence).toContain('wrapped');
    expect((await parse('527-bounce-of-an-auto-reply'))?.evidence).not.toContain('wrapped');
  });

  it('a delivery status weighs more than every hint of the text', async () => {
    expect((await parse('101-postfix'))?.evidence).toEqual(['delivery-status', 'multipart-report']);
    expect((await parse('508-xdelivery-status'))?.evidence).toEqual(['delivery-status']);
  });
});
