import type { Mail } from '@backscatter/core';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { learnMails } from '../../src/index.ts';
import { sourceMails } from '../source-mails.ts';

const mails = sourceMails('ham', 1_100);
const parse = (raw: Uint8Array | string): Promise<Mail> => parseMail(raw);

/** A filter that remembers what it was taught, a list for each write. */
function pupil() {
  const written: string[][] = [];
  const learnMany = async (lessons: readonly { readonly mail: Mail; readonly as: string }[]) => {
    written.push(lessons.map(({ mail, as }) => `${as} ${mail.text}`));
    return [];
  };
  return { written, learnMany };
}

describe('learnMails', () => {
  it('learns everything in its order, a part with each write', async () => {
    const filter = pupil();
    const learned: number[] = [];
    await learnMails(filter, mails, parse, (count) => learned.push(count) > 0);
    expect(learned.at(-1)).toBe(mails.length);
    expect(learned).toHaveLength(filter.written.length);
    expect(filter.written.length).toBeGreaterThan(1);
    const texts = mails.map(async ({ raw, as }) => `${as} ${(await parse(raw)).text}`);
    expect(filter.written.flat()).toEqual(await Promise.all(texts));
  });

  it('leaves the rest unlearned when it is told to stop', async () => {
    const filter = pupil();
    await learnMails(filter, mails, parse, () => false);
    expect(filter.written).toHaveLength(1);
  });
});
