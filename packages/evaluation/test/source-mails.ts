import type { MailClass } from '@backscatter/core';
import type { SourceMail } from '../src/generator/events.ts';
import { createRandom } from '../src/random.ts';

const WORDS: Readonly<Record<MailClass, string>> = {
  ham: 'meeting agenda minutes budget draft review invoice travel hotel project question answer schedule printer garden',
  spam: 'pills winner lottery discount offer watches luxury loan credit approved cheap click prize bonus casino',
};

/** Mails of two invented corpora by 23 authors each, all different; with the headers that their way left on them. */
export function sourceMails(as: MailClass, count: number): readonly SourceMail[] {
  const random = createRandom(as === 'ham' ? 1 : 2);
  const words = WORDS[as].split(' ');
  return Array.from({ length: count }, (_, i) => {
    const text = Array.from({ length: 60 }, () => `${random.pick(words)} ${random.word(4)}`);
    const link = `http://${as}-${i % 40}-example.net/path`;
    const raw = [
      `Return-Path: <list-owner@${as}.example.net>`,
      `Received: from collector.example.net by store.example.net; Mon, 1 Jan 2024 00:00:00 +0000`,
      `From: somebody${i % 23}@${as}.example.net`,
      'To: list@lists.example.net',
      `Subject: [list] ${random.pick(words)} ${i}`,
      `Message-ID: <${i}@${as}.example.net>`,
      'List-Id: <list.lists.example.net>',
      `X-Mailer: Desk ${1 + (i % 3)}`,
      ...(i % 2 === 0 ? [`In-Reply-To: <0@${as}.example.net>`] : []),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=iso-8859-1',
      '',
      `${text.join(' ')} caf\xe9 ${link}`,
      '',
    ].join('\n');
    const bytes = Uint8Array.from(raw, (character) => character.charCodeAt(0));
    return { corpus: `${as}-corpus`, path: `${as}/${i}.eml`, as, raw: bytes };
  });
}
