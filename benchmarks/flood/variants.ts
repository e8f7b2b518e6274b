/**
 * Copies of a message as a spammer's program, or a server that bounces, changes
 * them. A copy is plain text: subject and visible text of the original.
 */

import type { Mail } from '@backscatter/core';
import { headerValue, visibleText } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import type { Dice } from './dice.ts';

type Change = (lines: readonly string[], dice: Dice, name: string) => readonly string[];

/** Share of the lines moved, and of the words replaced. */
const PART = 10;

const personal: Change = (lines, dice, name) => [
  `Dear ${name},`,
  '',
  ...lines.map((line) => line.replace(/\d{2,9}/g, () => String(dice.roll(1e6)))),
  `https://news.example.net/${dice.roll(1e9)}/unsubscribe?who=${name}@example.com`,
];

const appended: Change = (lines, dice) => [...words(dice, 10), ...lines, words(dice, 30).join(' ')];

const moved: Change = (lines, dice) => {
  const list = [...lines];
  for (let i = 0; i < lines.length / PART; i += 1) {
    const [line = ''] = list.splice(dice.roll(list.length), 1);
    list.splice(dice.roll(list.length + 1), 0, line);
  }
  return list;
};

const replaced: Change = (lines, dice) =>
  lines.map((line) =>
    line.replace(/\p{L}+/gu, (word) => (dice.roll(PART) === 0 ? dice.word() : word)),
  );

const whole: Change = (lines) => lines;

/** By name; `headers` returns no body. */
export const VARIANTS: ReadonlyMap<string, Change> = new Map([
  ['names, numbers and links of its own', personal],
  ['forty random words put in', appended],
  ['a tenth of the lines moved', moved],
  ['a tenth of the words replaced', replaced],
  [
    'all four',
    (lines, dice, name) =>
      personal(appended(moved(replaced(lines, dice, name), dice, name), dice, name), dice, name),
  ],
  ['the first half returned', (lines) => lines.slice(0, Math.ceil(lines.length / 2))],
  ['half of the copies header only', whole],
]);

/** A copy, number `n`, of a message. */
export async function variantOf(mail: Mail, how: string, dice: Dice, n: number): Promise<Mail> {
  const change = VARIANTS.get(how) ?? whole;
  const first = dice.word();
  const subject = headerValue(mail.headers, 'subject') ?? '';
  const header = [
    'From: Anna <anna@example.org>',
    `To: ${first} ${dice.word()} <${first}${n}@example.com>`,
    `Subject: ${subject.replace(/[\r\n]+/g, ' ')}`,
    `Message-ID: <${dice.roll(1e9)}@host.example.net>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  const body = change(visibleText(mail).split('\n'), dice, first);
  const isBare = how.includes('header only') && n % 2 === 1;
  return await parseMail(`${header.join('\n')}\n\n${isBare ? '' : body.join('\n')}`);
}

function words(dice: Dice, count: number): readonly string[] {
  return Array.from({ length: count }, () => dice.word());
}
