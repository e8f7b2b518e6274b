import { visibleText } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { hasText, merges, recall } from '../flood/campaigns.ts';
import { diceOf } from '../flood/dice.ts';
import { induced } from '../flood/induced.ts';
import { VARIANTS, variantOf } from '../flood/variants.ts';

/** A message of words that no other seed has. */
function text(seed: number, words = 120): string {
  const dice = diceOf(seed);
  const line = (): string => Array.from({ length: 10 }, () => dice.word()).join(' ');
  const lines = Array.from({ length: words / 10 }, line);
  return `From: a@example.org\nSubject: ${line()}\n\n${lines.join('\n')}`;
}

describe('the copies', () => {
  it('differ from the original as they are named, the same for the same dice', async () => {
    const mail = await parseMail(text(1));
    const original = visibleText(mail).trim();
    const seen = new Set<string>();
    for (const how of VARIANTS.keys()) {
      const copies = [1, 1].map(() => variantOf(mail, how, diceOf(5), 1));
      const [one, two] = (await Promise.all(copies)).map((copy) => visibleText(copy).trim());
      expect(one).toBe(two);
      expect(one).not.toBe(original);
      seen.add(one ?? '');
    }
    expect(seen.size).toBe(VARIANTS.size);
    expect(seen).toContain('');
  });

  it('are known where they are long enough, and counted', async () => {
    const spam = await Promise.all([1, 2].map((seed) => parseMail(text(seed))));
    expect(spam.every(hasText)).toBe(true);
    expect(hasText(await parseMail('Subject: x\n\nshort'))).toBe(false);
    const known = await recall(spam);
    expect(known.get('names, numbers and links of its own')).toBe(2);
    expect(known.get('half of the copies header only')).toBe(2);
  });
});

describe('the merges', () => {
  it('tell copies from others', async () => {
    const texts = [1, 2, 3, 4, 4, 4, 4, 4, 4].map((seed) => text(seed));
    const ham = await Promise.all([...texts, 'Subject: x\n\nshort'].map((raw) => parseMail(raw)));
    expect(await merges(ham)).toEqual({
      messages: 10,
      texts: 9,
      falsePairs: 0,
      copies: 6,
      falseSubjects: 0,
      found: 2,
      foundFalsely: 0,
    });
  });
});

describe('the adversary', () => {
  it('has his flood seen on the victim, whom it costs nothing', async () => {
    const raws = [text(1), text(2)].map((raw) => Buffer.from(raw));
    expect(await induced(raws, 300)).toEqual({ messages: 2, flooded: 2, before: 0, after: 0 });
  });
});
