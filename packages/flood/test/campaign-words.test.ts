import type { Mail } from '@backscatter/core';
import { parseMail } from '@backscatter/mail/mailparser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignWords } from '../src/campaign-words.ts';
import { hashWord } from '../src/hash-word.ts';

/** What a word is, said by one expression: slower by far, and plain to see. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}_]{1,60}/gu;

/** The same words by that expression, of a text without links and addresses. */
function byExpression(text: string): readonly number[] {
  const words = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  const masked = words.map((word) => (/\p{N}/u.test(word) ? '_0' : word));
  return masked.filter((word, i) => word !== '_0' || masked[i - 1] !== '_0').map(hashWord);
}

async function mailOf(text: string, header = ''): Promise<Mail> {
  const raw = `${header}Content-Type: text/plain; charset=utf-8\r\n\r\n`;
  return { ...(await parseMail(Buffer.from(raw))), text };
}

const unit = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'abcxyz0189_   .,-\n') },
  { weight: 2, arbitrary: fc.constantFrom(...'éßжλअ日本ไカあ한２ﬁ½“…') },
  { weight: 1, arbitrary: fc.constantFrom('😀', '𝐀', '𠀀', '\u0301', '\u200b', '\ud800') },
);

describe('the words of a campaign', () => {
  it('are those of the expression, whatever the script', async () => {
    const mail = await mailOf('');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 300 }), (units) => {
        const text = units.join('');
        expect([...campaignWords({ ...mail, text }).hashes]).toEqual(byExpression(text));
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('cut a word of more than sixty letters, as the expression does', async () => {
    for (const text of ['a'.repeat(130), 'é'.repeat(130), `${'a'.repeat(59)}éa`]) {
      expect([...campaignWords(await mailOf(text)).hashes]).toEqual(byExpression(text));
    }
  });

  it('mask an address of any length and script, and no more', async () => {
    const hashesOf = async (text: string) => [...campaignWords(await mailOf(text)).hashes];
    const expected = await hashesOf('to _a now');
    for (const local of ['anna', 'a.b+c=d%e-f', 'jürgen', 'x'.repeat(64)]) {
      expect(await hashesOf(`to ${local}@example.org now`), local).toEqual(expected);
    }
    expect(await hashesOf(`${'x'.repeat(70)}@example.org`)).toEqual(
      await hashesOf(`${'x'.repeat(6)} _a`),
    );
    expect(await hashesOf('at @ sign')).toEqual(await hashesOf('at sign'));
  });

  it('mask the names of the recipients, and tell how much there is to tell', async () => {
    const mail = await mailOf('Dear Bea, dear bea.fox', 'To: Bea Fox <b.fox@example.net>\r\n');
    expect([...campaignWords(mail).hashes]).toEqual(
      ['dear', '_n', 'dear', '_n', '_n'].map(hashWord),
    );
    const word = (i: number): string => `${'x'.repeat(i + 1)}`;
    const different = (count: number): string =>
      Array.from({ length: count }, (_, i) => word(i)).join(' ');
    expect(campaignWords(await mailOf(`${different(19)} _y 77 x`)).isTelling).toBe(false);
    expect(campaignWords(await mailOf(different(20))).isTelling).toBe(true);
  });
});
