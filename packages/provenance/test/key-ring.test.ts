import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import {
  createKeyRing,
  createProvenance,
  signEnvelopeId,
  signMessageId,
  signReturnPath,
  verifyReturnPath,
} from '@backscatter/provenance';
import { describe, expect, it } from 'vitest';
import { ANNA, ask, NOW } from './report.ts';

const SECRET = 'correct horse battery staple';
const OTHER = 'nine lives of a laboratory cat';

/** Secrets as whoever finds them in a log would recognise them. */
const TRACES = [
  SECRET,
  OTHER,
  Buffer.from(SECRET).toString('hex'),
  Buffer.from(SECRET).toString('base64'),
  Buffer.from(SECRET).join(', '),
  Buffer.from(SECRET).join(','),
];

function expectNoSecret(text: string): void {
  for (const trace of TRACES) expect(text).not.toContain(trace);
}

describe('a key ring', () => {
  it('makes the HMAC of RFC 2104, by text or bytes alike', () => {
    const ring = createKeyRing({ keys: { 0: SECRET, 7: Buffer.from(OTHER) }, active: 7 });
    const expected = (hash: string, key: string): string =>
      createHmac(hash, key).update('grüße').digest('hex');
    const made = (hash: 'sha1' | 'sha256', number: number): string =>
      Buffer.from(ring.mac(hash, number, 'grüße') ?? []).toString('hex');
    expect(made('sha1', 0)).toBe(expected('sha1', SECRET));
    expect(made('sha256', 7)).toBe(expected('sha256', OTHER));
    expect(ring.mac('sha256', 3, 'grüße')).toBeNull();
    expect(ring).toMatchObject({ active: 7, numbers: [0, 7] });
  });

  it('keeps a copy of bytes that the caller overwrites afterwards', () => {
    const bytes = Buffer.from(SECRET);
    const ring = createKeyRing({ keys: { 0: bytes }, active: 0 });
    bytes.fill(0);
    expect(ring.mac('sha1', 0, 'a')).toEqual(
      createKeyRing({ keys: { 0: SECRET }, active: 0 }).mac('sha1', 0, 'a'),
    );
  });

  it('shows no key however it is printed', () => {
    const keys = createKeyRing({ keys: { 0: SECRET, 1: OTHER }, active: 0 });
    const signal = createProvenance({ returnPath: { keys }, messageId: { keys } });
    for (const value of [keys, { keys }, signal, [signal]]) {
      expectNoSecret(inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }));
      expectNoSecret(JSON.stringify(value));
      expectNoSecret(String(value));
      expectNoSecret(JSON.stringify(Object.getOwnPropertyDescriptors(value)));
    }
    expect(inspect(keys)).toContain('numbers');
  });

  it('shows no key in a finding, a signature or an error', async () => {
    const keys = createKeyRing({ keys: { 0: SECRET }, active: 0 });
    const signal = createProvenance({
      returnPath: { keys, coverage: [{ senders: ['example.org'], since: 0 }] },
      messageId: { keys },
    });
    for (const to of [ANNA, signReturnPath(ANNA, { keys, now: NOW }), `prvs=0000000000=${ANNA}`]) {
      const outcome = await ask(signal, { to });
      expect(outcome.status).toBe('ok');
      expectNoSecret(JSON.stringify(outcome));
    }
    const random = new Uint8Array(8);
    expectNoSecret(signMessageId({ keys, sender: ANNA, now: NOW, random }));
    expectNoSecret(signEnvelopeId({ keys, sender: ANNA, now: NOW, random }));
  });

  it.each([
    ['a short key', { keys: { 0: 'too short a key' }, active: 0 }, /"keys\.0".*16 bytes/],
    ['short bytes', { keys: { 3: new Uint8Array(15) }, active: 3 }, /"keys\.3".*16 bytes/],
    ['a key that is none', { keys: { 0: 5 }, active: 0 }, /"keys\.0".*bytes or text/],
    ['a number above 9', { keys: { 10: SECRET }, active: 0 }, /"keys"/],
    ['a whole book', { keys: { 0: SECRET.repeat(500) }, active: 0 }, /"keys\.0".*fewer/],
    ['no active key', { keys: { 0: SECRET }, active: 1 }, /"active".*one of the keys/],
    ['no number of it', { keys: { 0: SECRET } }, /"active"/],
    ['the key alone', SECRET, /createKeyRing/],
    ['the key as its number', { keys: { 0: OTHER }, active: SECRET }, /"active"/],
  ])('is refused for %s, and the error quotes no key', (_what, options, says) => {
    let message = '';
    try {
      createKeyRing(options as never);
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
      message = `${inspect(error)}${JSON.stringify(error)}`;
    }
    expect(message).toMatch(says);
    expectNoSecret(message);
    expect(message).not.toContain('too short a key');
  });

  it('must be a real one where it is used', () => {
    const fake = { active: 0, numbers: [0], mac: () => new Uint8Array(20) };
    expect(() => verifyReturnPath(ANNA, { keys: fake, now: NOW })).toThrow(/option "keys"/);
    const secret = { keys: { 0: SECRET }, active: 0 };
    expect(() => createProvenance({ returnPath: { keys: secret as never } })).toThrow(
      /^createProvenance: option "returnPath\.keys": must be made by createKeyRing$/,
    );
  });
});
