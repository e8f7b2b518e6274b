/**
 * Our own reading of the header must agree with mailauth's: on a whole mail whose
 * body is as it was, both find the signature good, or neither does.
 */

import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { expect, it } from 'vitest';
import { readPublicKey } from '../src/dkim/public-key.ts';
import { readSignature } from '../src/dkim/read-signature.ts';
import { splitReturned } from '../src/dkim/split-message.ts';
import { verifyHeader } from '../src/dkim/verify-header.ts';
import { verifyWhole } from '../src/dkim/verify-whole.ts';
import { headerOf, RSA, signedMail } from './dkim-mail.ts';
import { NOW } from './report.ts';

const reading = readPublicKey(RSA.record);
if (reading.status !== 'ok') throw new Error('the key of the tests is none');
const { key } = reading;

/** What happens to a header on its way. */
const CHANGES: readonly ((header: string) => string)[] = [
  (header) => header,
  (header) => `Received: from a.example.net\r\n\tby b.example.net\r\n${header}`,
  (header) => header.replace(/^([A-Z][a-z]+):/m, (name) => name.toUpperCase()),
  (header) => header.replace(/: /g, ':'),
  (header) => header.replace(/: /g, ':  \t'),
  (header) => header.replace(/\r\n[ \t]+/g, ' '),
  (header) => header.replace(/; /g, ';\r\n\t'),
  (header) => header.replace(/\r\n(?![ \t])/g, ' \r\n'),
  (header) => header.replace('Subject: ', 'Subject: Re: '),
  (header) => header.replace('To: ', 'X-To: '),
  (header) => `${header}To: eve@example.net\r\n`,
  (header) => `To: eve@example.net\r\n${header}`,
  (header) => header.replace('Subject:', 'Subject : '),
  (header) => header.replace(/bh=./, 'bh=A'),
  (header) => header.replace(/\bs=s1/, 's=s2'),
];

const texts = fc.string({
  unit: fc.constantFrom('a', 'B', ' ', '\t', ':', ';', '=', 'é'),
  maxLength: 30,
});

const cases = fc.record({
  header: fc.constantFrom('relaxed', 'simple'),
  body: fc.constantFrom('relaxed', 'simple'),
  subject: texts,
  names: fc.shuffledSubarray(['To', 'To', 'Subject', 'Subject', 'Date', 'X-None', 'Message-ID']),
  changes: fc.array(fc.constantFrom(...CHANGES), { maxLength: 2 }),
  lineEnd: fc.constantFrom('\r\n', '\n'),
});

it('finds good what mailauth finds good, and nothing else', async () => {
  const seen = { good: 0, bad: 0 };
  await fc.assert(
    fc.asyncProperty(cases, async ({ header, body, subject, names, changes, lineEnd }) => {
      const mail = await signedMail({
        form: `${header}/${body}`,
        headers: [`X-Text:${subject}`],
        signedNames: ['From', 'X-Text', ...names],
      });
      const head = changes.reduce((text, change) => change(text), headerOf(mail));
      const raw = Buffer.from((head + mail.slice(headerOf(mail).length)).replace(/\r\n/g, lineEnd));
      const { results } = await dkimVerify(raw, {
        resolver: async () => [[RSA.record]],
        curTime: new Date(NOW),
      });
      const theirs = results.some(({ status }) => status.result === 'pass');
      const message = splitReturned({ form: 'message', mail: null, bytes: raw });
      const field = message.fields.find(({ name }) => name === 'dkim-signature');
      const signature = field === undefined ? null : readSignature(field);
      const ours = signature !== null && verifyHeader(message.fields, signature, key);
      const text = message.body() ?? '';
      expect(ours && (await verifyWhole(message, text, signature, key, NOW))).toBe(theirs);
      // The body is as it was; so the header decides, unless the hash of the body was changed.
      expect(ours).toBe(theirs);
      seen[theirs ? 'good' : 'bad']++;
    }),
    { seed: 6_376, numRuns: 300 },
  );
  expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(60);
});
