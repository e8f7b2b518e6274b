/** The tables of words: written so that they can be found at all. */

import { parseMail } from '@backscatter/mail/mailparser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../src/kind/fold-text.ts';
import { readTopics, TOPICS, type Topic } from '../src/kind/topics.ts';
import { readWriter } from '../src/kind/writer.ts';
import { ANNOUNCEMENTS } from '../src/returned/announcements.ts';

const TABLES = Object.entries(TOPICS) as readonly (readonly [
  Topic,
  (typeof TOPICS)[keyof typeof TOPICS],
])[];

describe('foldText', () => {
  it.each([
    ['Réponse automatique : n’est pas', "reponse automatique: n'est pas"],
    ['TESLİM EDİLEMEDİ', 'teslim edilemedi'],
    ['Недоставленное', 'недоставленное'],
    ['配信できません：ｴﾗｰ', '配信できません:エラー'],
    ['Ｒｅ：\u00a0自动回复', 're: 自动回复'],
    ['부재\u00a0중', '부재 중'],
    ['Non\n\tremis :', 'non remis:'],
  ])('makes one of %j', (text, folded) => {
    expect(foldText(text)).toBe(foldText(folded));
    expect(foldText(text)).toBe(folded.normalize('NFC').replaceAll('й', 'и').replaceAll('ё', 'е'));
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

it.each(TABLES)('no phrase of %s is so short that people write it by chance', (_topic, table) => {
  const phrases = [table.notice ?? {}, table.subject ?? {}].flatMap((by) =>
    Object.values(by).flat(),
  );
  expect(phrases.length).toBeGreaterThan(0);
  for (const phrase of phrases) {
    expect(phrase).toBe(phrase.toLowerCase().trim());
    // A letter of Chinese, Japanese or Korean says as much as two or three of others.
    const latin = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\P{L}]+$/u.test(phrase);
    expect(phrase.length, phrase).toBeGreaterThanOrEqual(latin ? 4 : 2);
  }
});

it.each(TABLES)('each subject of %s is recognised as it stands', async (topic, table) => {
  const notice = { lines: [], text: '', folded: '', quoted: null };
  for (const phrase of Object.values(table.subject ?? {}).flat()) {
    const mail = await parseMail(`Subject: ${phrase.replace(/^\^/, '')}\n\n`);
    expect(readTopics(readWriter(mail), notice).subject.has(topic), phrase).toBe(true);
  }
});

it('each announcement is written as lines are compared: lower case, no rules, no hyphens', () => {
  for (const line of ANNOUNCEMENTS) {
    expect(line).toBe(
      line
        .toLowerCase()
        .replace(/[-=*_>|#\s:.]+/g, ' ')
        .trim(),
    );
  }
  expect(new Set(ANNOUNCEMENTS).size).toBe(ANNOUNCEMENTS.length);
});
