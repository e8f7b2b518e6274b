import { Buffer } from 'node:buffer';
import type { Evidence } from '@backscatter/core';
import { createDkimProver } from '@backscatter/provenance/dkim';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evidenceReturning, RSA, signedMail } from './dkim-mail.ts';

const prover = createDkimProver({ domains: ['example.org'], keys: { s1: RSA.record } });
const { signal } = new AbortController();

/** The same report, returning other bytes. */
const returning = ({ report, ...rest }: Evidence, bytes: Uint8Array): Evidence => ({
  ...rest,
  report: { ...report, returned: { ...report.returned, bytes } },
});

const TAGS = ['v=1', 'a=rsa-sha256', 'd=example.org', 's=s1', 'h=From', 'bh=AAAA', 'b=AAAA', 'l=1'];
const piece = fc.oneof(
  fc.constantFrom(...TAGS, 'h=::', 'h=From:From', 'b', '=', ' b = ', 't=-1', 'x=1e9', 'c=/', 'i=@'),
  fc.string({ maxLength: 8 }),
);

it('answers whatever tags a signature of ours seems to have, and believes none', async () => {
  const evidence = await evidenceReturning(await signedMail());
  let broken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (pieces) => {
      const field = `DKIM-Signature: d=example.org;${pieces.join(';')}\r\nFrom: anna@example.org\r\n\r\n`;
      const outcome = await prover.prove(returning(evidence, Buffer.from(field)), signal);
      if (outcome.status !== 'ok') return;
      expect(outcome.findings.map(({ code }) => code)).not.toContain('own-dkim');
      broken += outcome.findings.filter(({ code }) => code === 'broken-dkim').length;
    }),
    { seed: 8_301, numRuns: 500 },
  );
  expect(broken).toBeGreaterThan(100);
});

it('never calls genuine what differs by a byte in what is signed', async () => {
  const mail = Buffer.from(await signedMail({ form: 'simple/simple' }));
  const evidence = await evidenceReturning(mail.toString());
  const proved = async (bytes: Uint8Array): Promise<boolean> => {
    const outcome = await prover.prove(returning(evidence, bytes), signal);
    return outcome.status === 'ok' && outcome.findings.some(({ code }) => code === 'own-dkim');
  };
  expect(await proved(mail)).toBe(true);
  const signed = mail.indexOf('bh=');
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: signed, max: mail.length - 3 }), async (at) => {
      const changed = Buffer.from(mail);
      // Another character of the same kind: no line end comes or goes.
      const byte = changed[at] ?? 0;
      if (byte <= 0x20 || byte === 0x3d) return;
      changed[at] = byte === 0x61 ? 0x62 : 0x61;
      // The last characters of base64 hold bits that mean nothing.
      const text = mail.toString('latin1');
      if (/[A-Za-z0-9+/]={1,2}/.test(text.slice(at, at + 3))) return;
      expect(await proved(changed)).toBe(false);
      refused++;
    }),
    { seed: 6_376, numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(200);
});
