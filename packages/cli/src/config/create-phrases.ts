/**
 * From the configuration to the signal that looks for phrases.
 */

import { dirname, join, normalize } from 'node:path';
import type { Signal } from '@backscatter/core';
import {
  createKeyword,
  DEFAULT_RULES,
  parsePhraseList,
  type RegexEngine,
  type Rule,
} from '@backscatter/keyword';
import type { Config } from './config-schema.ts';
import { configFault, type LoadedConfig } from './load-config.ts';
import { named } from './named.ts';
import { readConfigured } from './read-configured.ts';

/**
 * Makes the signal: the default rules where they are to be extended, then those
 * of the lists, then those of the configuration itself; the later one counts.
 *
 * @returns null where it is switched off
 * @throws Fault naming the list and its line, or the option and what is allowed
 */
export async function createPhrases(
  keyword: Config['keyword'],
  loaded: LoadedConfig,
): Promise<Signal | null> {
  if (keyword === undefined) return createKeyword();
  if (keyword === false) return null;
  const before: Rule[] = keyword.extend ? [...DEFAULT_RULES] : [];
  for (const [index, path] of keyword.lists.entries()) {
    const bytes = await readConfigured(path, `keyword.lists.${index}`, loaded);
    before.push(...(await rulesOf(bytes.toString('utf8'), path, loaded)));
  }
  const own = keyword.phrases as unknown as readonly (Rule | string)[];
  const phrases = [...before, ...own];
  const regex = await engineFor(phrases);
  return named(loaded, 'keyword', () => {
    try {
      return createKeyword({ phrases, regex });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new TypeError(countedFrom(before.length, error.message));
    }
  });
}

async function rulesOf(text: string, path: string, loaded: LoadedConfig): Promise<readonly Rule[]> {
  const { rules } = parsePhraseList(text);
  const { problems } = parsePhraseList(text, { regex: await engineFor(rules) });
  const [first] = problems;
  if (first === undefined) return rules;
  const file = normalize(join(dirname(loaded.file ?? '.'), path));
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw configFault(`${file}:${first.line}`, `${first.what}${more}`);
}

/** Loaded only for those who have expressions. */
async function engineFor(rules: readonly unknown[]): Promise<RegexEngine | undefined> {
  const needed = rules.some((rule) => typeof rule === 'object' && rule !== null && 'regex' in rule);
  return needed ? (await import('@backscatter/keyword/re2')).re2 : undefined;
}

/** A complaint counts from the user's own first phrase, not from that of the lists. */
function countedFrom(offset: number, message: string): string {
  return message.replace(/"phrases\.(\d{1,9})/g, (whole, index: string) =>
    Number(index) < offset ? whole : `"phrases.${Number(index) - offset}`,
  );
}
