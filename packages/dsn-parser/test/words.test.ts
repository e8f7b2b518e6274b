/** What is heard in languages that have no sentences of their own in the tables. */

import { describe, expect, it } from 'vitest';
import { hear, NOTHING } from '../src/words/hear.ts';
import { LANGUAGES } from '../src/words/languages.ts';
import { clausesOf, plainWords } from '../src/words/plain-words.ts';

describe('hear', () => {
  it('hears nothing in English, which has tables of its own', () => {
    expect(hear('The message was not delivered to the following recipients.')).toEqual(NOTHING);
    expect(hear('“The mailbox” of Zoë is full, and your letter went back.')).toEqual(NOTHING);
  });

  it('puts a thing and what is said of it together, whatever stands between', () => {
    expect(hear('Kisanduku cha mpokeaji huyu sasa kimejaa kabisa').reason).toBe('mailbox-full');
    expect(hear('Хайрцаг дүүрсэн').reason).toBe('mailbox-full');
  });

  it('does not put together what stands in two clauses', () => {
    expect(hear('Kisanduku ni hiki. Ukurasa mwingine kimejaa.').reason).toBeNull();
    expect(hear('La boîte est ouverte, les messages seront supprimés').reason).toBeNull();
  });

  it('does not put words of two languages together', () => {
    expect(hear('kisanduku skrzynka voll zapełniona mpokeaji').reason).not.toBe('user-unknown');
    expect(hear('Хайрцаг kimejaa').reason).toBeNull();
  });

  it('tells a user who is missing in a domain from a domain that is missing', () => {
    expect(hear('Der Empfänger existiert nicht in dieser Domain').reason).toBe('user-unknown');
    expect(hear('Die Domain des Empfängers existiert nicht').reason).toBe('host-unknown');
  });

  it('prefers a cause to giving up, wherever it stands', () => {
    const text = 'Na verschillende pogingen opgegeven. De mailbox van de ontvanger zit vol.';
    expect(hear(text).reason).toBe('mailbox-full');
  });

  it('reads Arabic script whoever wrote it, and with or without points and joiners', () => {
    expect(hear('صندوق پستي گيرنده پُر است').reason).toBe('mailbox-full');
    expect(hear('صندوقُ البريدِ ممتلئٌ').reason).toBe('mailbox-full');
  });

  it('takes no name of a person, host or file for a word', () => {
    expect(hear('spam@virus.example.org kisanduku.kimejaa.example mpokeaji').reason).toBeNull();
  });

  it('hears that something of the reader was refused', () => {
    const heard = hear('Таны захидал хүргэгдсэнгүй');
    expect([heard.failed, heard.yours, heard.delayed]).toEqual([true, true, false]);
  });

  it('takes time that grows with the text, and not faster', () => {
    const text = 'kisanduku '.repeat(2_000);
    expect(hear(text)).toEqual(hear(text.slice(0, 1_500)));
  });
});

describe('the table', () => {
  const rows = Object.entries(LANGUAGES);

  it('names for each language a mailbox or message, somebody, and that it failed', () => {
    const without = rows.filter(
      ([, { box, message, user, absent, failed }]) =>
        (box ?? message) === undefined || [user, absent, failed].includes(undefined),
    );
    expect(without.map(([language]) => language)).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(80);
  });

  it('has no empty word, no word twice in a row, and none that cannot be found', () => {
    const faults: string[] = [];
    for (const [language, row] of rows) {
      for (const [role, written] of Object.entries(row) as [string, string][]) {
        const words = written.split(', ');
        if (new Set(words).size < words.length) faults.push(`${language} ${role}: twice`);
        for (const word of words.flatMap((one) => one.split('~'))) {
          const [clause = ''] = clausesOf(word.replace(/\.$/, ''));
          if (word.trim() === '' || !clause.includes(plainWords([word])[0] ?? ''))
            faults.push(`${language} ${role}: ${word}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('clausesOf', () => {
  it('ends a clause at marks alone, however a text is stuffed with separators of units', () => {
    expect(clausesOf('Der Empfänger\x1fist unbekannt, leider')).toEqual([
      ' der empfanger ist unbekannt ',
      ' leider ',
    ]);
    expect(clausesOf('a\x1f'.repeat(700))).toHaveLength(1);
    expect(clausesOf('a, '.repeat(700))).toHaveLength(60);
  });
});
