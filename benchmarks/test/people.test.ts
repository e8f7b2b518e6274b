import { expect, it } from 'vitest';
import type { MaskedMail } from '../filter/masked-mail.ts';
import { hearPeople } from '../people/hear-people.ts';
import { createOrganisation, DOMAIN, sentFrom } from '../people/organisation.ts';

const WORDS = 'plan budget review draft agenda invoice contract schedule figures holiday'.split(
  ' ',
);
const TRICKS = 'pills casino lottery viagra winner mortgage debt refinance prize cheap'.split(' ');

function masked(id: string, label: 'ham' | 'spam', from: string, text: string): MaskedMail {
  const raw = Buffer.from(`From: Somebody <${from}>\nSubject: ${text}\n\n${text} ${id}\n`);
  return { id, corpus: 'own', label, raw, quarter: 0 };
}

/** Ten people who write forty letters each, one who wrote one, and as much spam. */
function collection(): readonly MaskedMail[] {
  return Array.from({ length: 500 }, (_, i) => {
    const pick = (words: readonly string[]): string =>
      [0, 1, 2].map((k) => words[(i * (k + 3) + k) % words.length]).join(' ');
    const author = `writer${i % 10}@mail.example`;
    return [
      masked(`own/ham/${i}`, 'ham', author, `the ${pick(WORDS)} of our team`),
      masked(`own/spam/${i}`, 'spam', `x${i}@spam.example`, `${pick(TRICKS)} now online`),
    ];
  })
    .flat()
    .concat(masked('own/news/1', 'ham', 'news@mail.example', 'offers of the month'));
}

it('makes a person of each author, and learns half of what they wrote', () => {
  const { people, earlier, later } = createOrganisation(collection(), 'own');
  expect(people).toHaveLength(11);
  expect(new Set(people.map(({ address }) => address)).size).toBe(11);
  const ham = earlier.filter(({ as }) => as === 'ham');
  expect(people.reduce((all, { learned }) => all + learned, 0)).toBe(ham.length);
  expect(ham.length + later.ham.length).toBe(501);
  for (const { raw, author } of ham) {
    expect(raw.toString('latin1')).toContain(`<${author?.address}>`);
    expect(author?.address.endsWith(`@${DOMAIN}`)).toBe(true);
  }
});

it('learns nothing of a department that is new', () => {
  const organisation = createOrganisation(collection(), 'own', { newDepartment: '/news/' });
  expect(organisation.later.newHam).toHaveLength(1);
  const heads = organisation.earlier.map(({ raw }) => raw.toString('latin1'));
  expect(heads.some((head) => head.includes('offers of the month'))).toBe(false);
});

it('hears mail of people and spam in their name', { timeout: 60_000 }, async () => {
  const { learned, rows } = await hearPeople(
    createOrganisation(collection(), 'own', { newDepartment: '/news/' }),
  );
  expect(learned.ham).toBeGreaterThanOrEqual(200);
  const [[first = '', ofNew = []] = [], ...others] = rows;
  expect(first).toBe('mail of a department that is new');
  expect(ofNew).toHaveLength(1);
  expect(others.map(([name]) => name)).toEqual([
    'mail of people of whom 8 or more were learned',
    '… spam to them, in their name',
    '… spam to them, in a stranger’s',
  ]);
  const [ham = [], forged = []] = others.map(([, heard]) => heard);
  expect(new Set(ham)).toEqual(new Set(['ham']));
  expect(new Set(forged)).toEqual(new Set(['spam']));
});

it('writes another address into From, folded or not, and leaves the rest', () => {
  const raw = Buffer.from(
    'Subject: a@b.example\nFrom: =?utf-8?q?=C3=BC?=\n <ann@c.example>\n\nx@y.example\n',
  );
  expect(sentFrom(raw, 'p@org.example').toString()).toBe(
    'Subject: a@b.example\nFrom: =?utf-8?q?=C3=BC?=\n <p@org.example>\n\nx@y.example\n',
  );
});
