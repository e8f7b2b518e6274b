/**
 * What spammers do to hide a link, a row each, and what only looks like one. The
 * rows are data: a text, a piece of HTML or a subject, and the names that a reader
 * would end up at.
 */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractDomains } from '../src/index.ts';
import { type MailParts, mailOf } from './mail-of.ts';

interface Row extends MailParts {
  readonly title: string;
  readonly names: readonly string[];
}

const read = (file: string): readonly Row[] =>
  JSON.parse(readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8')) as Row[];

const OBFUSCATIONS = read('obfuscations.json');
const NO_LINKS = read('no-links.json');

const namesOf = (row: Row): readonly string[] =>
  extractDomains(mailOf(row)).map(({ value }) => value);

describe('the names behind obfuscated links', () => {
  it('are a table of 150 rows and more, each with a title of its own', () => {
    expect(OBFUSCATIONS.length).toBeGreaterThanOrEqual(150);
    const titles = [...OBFUSCATIONS, ...NO_LINKS].map(({ title }) => title);
    expect(new Set(OBFUSCATIONS.map(({ title }) => title)).size).toBe(OBFUSCATIONS.length);
    expect(titles.every((title) => title !== '')).toBe(true);
  });

  it.each(OBFUSCATIONS)('are found: $title', (row) => {
    expect([...namesOf(row)].sort()).toEqual([...row.names].sort());
  });

  it.each(NO_LINKS)('are not made up: $title', (row) => {
    expect(namesOf(row)).toEqual([]);
  });
});
