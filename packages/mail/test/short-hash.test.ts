import { blake3 } from '@noble/hashes/blake3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecretHash, createShortHash } from '../src/short-hash.ts';

/** The key of the published test vectors of BLAKE3. */
const KEY = utf8ToBytes('whats the Elvish word for friend');

const byTheLibrary = (text: string): string =>
  bytesToHex(blake3(utf8ToBytes(text), { key: KEY, dkLen: 8 }));

describe('the hash of short texts', () => {
  it('is the published one for an empty input', () => {
    expect(createShortHash(KEY)('')).toBe('92b2b75604ed3c76');
  });

  it('is that of the library for every length of one chunk and beyond', () => {
    const hash = createShortHash(KEY);
    for (let length = 0; length <= 1_030; length++) {
      const text = 'a'.repeat(length);
      expect(hash(text), `${length} bytes`).toBe(byTheLibrary(text));
    }
  });

  it('is that of the library for texts of any script, one after the other', () => {
    const hash = createShortHash(KEY);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(hash(text)).toBe(byTheLibrary(text));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('reads half a pair of surrogates as the library does', () => {
    expect(createShortHash(KEY)('a\ud800b')).toBe(byTheLibrary('a\ud800b'));
  });

  it('depends on the key', () => {
    const other = createShortHash(utf8ToBytes('whats the Elvish word for enemy!'));
    expect(other('a')).not.toBe(createShortHash(KEY)('a'));
  });
});

describe('the hash under a secret', () => {
  const secret = 'a secret of sixteen bytes or more';
  const context = 'backscatter tests of keys';

  it('is keyed with what the library derives from the secret for that use', () => {
    const key = blake3(utf8ToBytes(secret), { context: utf8ToBytes(context) });
    expect(createSecretHash(secret, context)('a')).toBe(createShortHash(key)('a'));
    expect(createSecretHash(utf8ToBytes(secret), context)('a')).toBe(createShortHash(key)('a'));
  });

  it('is another for another use, and for another secret', () => {
    const hashes = [
      createSecretHash(secret, context),
      createSecretHash(secret, `${context} of another store`),
      createSecretHash(`${secret}!`, context),
    ].map((hash) => hash('a'));
    expect(new Set(hashes).size).toBe(3);
  });
});
