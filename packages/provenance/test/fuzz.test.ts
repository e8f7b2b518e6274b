/**
 * Whatever stands in a report, nothing verifies that was not signed, and nothing
 * throws. Near misses are drawn from real signatures, so that the fuzz reaches
 * what it is to test; how near is counted.
 */

import {
  createKeyRing,
  createProvenance,
  signEnvelopeId,
  signMessageId,
  signReturnPath,
  verifyEnvelopeId,
  verifyForward,
  verifyMessageId,
  verifyReturnPath,
} from '@backscatter/provenance';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANNA, evidenceOf, NOW } from './report.ts';
import { SECRET, srs0 } from './srs.ts';

const keys = createKeyRing({ keys: { 1: SECRET, 5: 'correct horse battery staple' }, active: 5 });
const strangers = createKeyRing({ keys: { 1: 'x'.repeat(16), 5: 'y'.repeat(16) }, active: 5 });
const others = createKeyRing({ keys: { 7: 'z'.repeat(16) }, active: 7 });
const random = new Uint8Array(12).fill(7);
const signing = { sender: ANNA, now: NOW, random };

/** Signatures that are right in all but the key. */
const ofStrangers = [
  signReturnPath(ANNA, { keys: strangers, now: NOW }),
  signReturnPath(ANNA, { keys: strangers, now: NOW, form: 'reversed' }),
  signReturnPath(ANNA, { keys: strangers, now: NOW, form: 'sub-address' }),
  signMessageId({ ...signing, keys: strangers }),
  signEnvelopeId({ ...signing, keys: strangers, recipient: 'bert@example.com' }),
  signReturnPath(ANNA, { keys: others, now: NOW }),
  `btv1==${signReturnPath(ANNA, { keys: strangers, now: NOW }).slice(5, 15)}==${ANNA}`,
  signMessageId({ ...signing, keys: others }),
  srs0(NOW, 12, 'the secret of somebody else'),
];

const pieces = fc.constantFrom(
  ...[
    'prvs=',
    'btv1==',
    'msprvs1=',
    '+prvs=',
    '=',
    '==',
    '@',
    '@example.org',
    'anna',
    'SRS0=',
    'SRS1=',
  ],
  ...[
    'bs1.',
    '.',
    '520522',
    '4076abcdef',
    '<',
    '>',
    '"',
    '\\',
    '\n',
    '\0',
    'ſ',
    'İ',
    '\uD800',
    ' ',
  ],
);

/** Any text, pieces of the formats, and signatures of strangers with something changed. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 12 })
    .map((all) => all.join('')),
  fc
    .tuple(fc.constantFrom(...ofStrangers), fc.nat(60), fc.nat(3), fc.string({ maxLength: 3 }))
    .map(([text, at, length, put]) => text.slice(0, at) + put + text.slice(at + length)),
);

describe('arbitrary text', () => {
  it('never verifies and never throws', () => {
    const seen = new Map<string, number>();
    const count = (status: string): string => {
      seen.set(status, (seen.get(status) ?? 0) + 1);
      return status;
    };
    const options = { keys, now: NOW, sender: ANNA };
    fc.assert(
      fc.property(hostile, (text) => {
        const ours = [
          count(verifyReturnPath(text, { keys, now: NOW }).status),
          count(verifyMessageId(text, options).status),
          count(verifyEnvelopeId(text, { ...options, recipients: [text] }).status),
          count(verifyForward(text, { keys, now: NOW }).status),
          verifyMessageId(ofStrangers[3] ?? '', { ...options, sender: text }).status,
        ];
        expect(ours).not.toContain('valid');
        expect(ours).not.toContain('expired');
        expect(typeof signReturnPath(text, { keys, now: NOW })).toBe('string');
      }),
      { seed: 6, numRuns: 5_000 },
    );
    for (const status of [
      'forged',
      'unknown-key',
      'malformed',
      'foreign',
      'untagged',
      'unsigned',
      'not-srs',
    ]) {
      expect(seen.get(status) ?? 0, status).toBeGreaterThan(10);
    }
  });

  it('is signed so that it verifies, comes off again and is not signed twice', () => {
    let signed = 0;
    const local = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      fc.array(pieces, { minLength: 1, maxLength: 3 }).map((all) => all.join('')),
    );
    const form = fc.constantFrom('prvs', 'reversed', 'sub-address');
    fc.assert(
      fc.property(local, form, fc.nat(40_000), (name, form, day) => {
        const address = `${name}@example.org`;
        const now = day * 86_400_000;
        const tagged = signReturnPath(address, { keys, now, form });
        expect(signReturnPath(tagged, { keys, now, form })).toBe(tagged);
        if (tagged === address) return;
        signed += 1;
        expect(verifyReturnPath(tagged, { keys, now })).toMatchObject({ status: 'valid', key: 5 });
        expect(verifyReturnPath(tagged, { keys: strangers, now }).status).not.toBe('valid');
        expect(verifyReturnPath(tagged.toLowerCase(), { keys, now }).status).toBe('valid');
      }),
      { seed: 60, numRuns: 2_000 },
    );
    expect(signed).toBeGreaterThan(1_000);
  });

  it('in every place of a report gives findings without a strong proof', async () => {
    const coverage = [{ senders: ['example.org'], since: 0 }];
    const signal = createProvenance({
      returnPath: { keys, coverage },
      messageId: { keys, coverage },
      envelopeId: { keys, coverage },
      forward: { keys, coverage },
      ownServers: { clients: ['192.0.2.1'], names: ['*.example.org'] },
      traces: {
        ownRelays: ['*.example.org'],
        ownMessageIds: ['*@example.org'],
        ownHelo: ['*'],
        coverage,
      },
    });
    const context = { abort: new AbortController().signal, findings: [] };
    const oneLine = hostile.map((text) => text.replace(/[\r\n]+/g, ' '));
    let findings = 0;
    await fc.assert(
      fc.asyncProperty(oneLine, oneLine, oneLine, async (to, messageId, other) => {
        const evidence = await evidenceOf({
          to: `${to}@example.org`,
          messageId: `<${messageId}>`,
          envelopeId: other,
          returnedFrom: other,
          returnedHeaders: [`Received: ${other}`, `Return-Path: <${other}>`],
          client: { address: other, helo: other },
        });
        const outcome = await signal.check(evidence, context);
        expect(outcome.status).not.toBe('unavailable');
        if (outcome.status !== 'ok') return;
        findings += outcome.findings.length;
        for (const { code } of outcome.findings) expect(code).not.toMatch(/^(?:signed|reported)-/);
      }),
      { seed: 66, numRuns: 300 },
    );
    expect(findings).toBeGreaterThan(100);
  });
});
