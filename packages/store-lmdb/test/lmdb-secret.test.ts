import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { createNewsender } from '@backscatter/newsender';
import { createLmdbSentStore, lmdbSecret, openLmdb } from '@backscatter/store-lmdb';
import { describe, expect, it } from 'vitest';
import { temporaryLmdb, temporaryPath } from './temporary.ts';

describe('the secret of a directory', () => {
  it('is made once, for its owner alone, and is the same ever after', async () => {
    const path = temporaryPath();
    const first = openLmdb({ path });
    const secret = lmdbSecret(first);
    expect(secret).toHaveLength(32);
    expect(lmdbSecret(first)).toEqual(secret);
    await first.close();
    expect(statSync(join(path, 'secret')).mode & 0o777).toBe(0o600);
    expect(readdirSync(path).sort()).toEqual(['data.mdb', 'lock.mdb', 'secret']);
    const reading = openLmdb({ path, readOnly: true });
    expect(lmdbSecret(reading)).toEqual(secret);
    await reading.close();
    expect(lmdbSecret(temporaryLmdb())).not.toEqual(secret);
  });

  it('is refused where everybody may read it, or where it is cut', () => {
    const lmdb = temporaryLmdb();
    lmdbSecret(lmdb);
    const file = join(lmdb.path, 'secret');
    chmodSync(file, 0o644);
    expect(() => lmdbSecret(lmdb)).toThrow(
      `LMDB store ${lmdb.path}: cannot use its file secret: everybody may read it`,
    );
    chmodSync(file, 0o640);
    expect(lmdbSecret(lmdb)).toHaveLength(32);
    for (const bytes of [0, 31, 33]) {
      writeFileSync(file, new Uint8Array(bytes));
      expect(() => lmdbSecret(lmdb)).toThrow('it does not hold 32 bytes');
    }
    expect(() => lmdbSecret({ ...lmdb })).toThrow(TypeError);
  });

  it('is not made where nothing may be written', async () => {
    const path = temporaryPath();
    await openLmdb({ path }).close();
    const lmdb = openLmdb({ path, readOnly: true });
    expect(() => lmdbSecret(lmdb)).toThrow('cannot use its file secret: there is none');
    await lmdb.close();
  });

  it('shows in no error and in nothing that is inspected, and neither does an address', async () => {
    const lmdb = openLmdb({ path: temporaryPath() });
    const secret = lmdbSecret(lmdb);
    const store = createLmdbSentStore(lmdb);
    const newsender = createNewsender({ store, secret });
    const sent = {
      sender: 'anna@example.org',
      recipients: ['paula@brook.example'],
      messageId: '<1@example.org>',
      at: Date.now(),
    };
    await newsender.record(sent);
    await lmdb.close();
    const error: unknown = await newsender.record(sent).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const hex = Buffer.from(secret).toString('hex');
    const bytes = [...secret.subarray(0, 4)].join(', ');
    const octets = hex.slice(0, 8).replace(/../g, '$& ').trim();
    for (const value of [lmdb, store, newsender, error]) {
      const shown = inspect(value, { depth: 10, showHidden: true });
      for (const text of [hex.slice(0, 16), bytes, octets, 'anna@', 'paula@', '1@example.org']) {
        expect(shown).not.toContain(text);
      }
    }
  });
});
