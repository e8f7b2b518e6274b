/**
 * Ham and spam for a generated set, of the corpora that belong to its part. A mail
 * that an index calls a copy of another is left out, wherever the other lies: what
 * the train set holds must not come again in the test set.
 */

import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { MailClass } from '@backscatter/core';
import { partOfCorpus, type SetPart, type SourceMail } from '@backscatter/evaluation/generator';
import { readCorpus } from '@backscatter/evaluation/node';
import { defaultCorpus } from '../corpus/default-corpus.mjs';

/** Of which part, and where its mail lies. */
/** The mail that a set is made of. */
export interface SourcesOptions {
  readonly part: SetPart;
  /** Labelled corpora, split by their names; default the collection beside the checkout. */
  readonly corpora?: readonly string[];
  /** Ham and spam for this part, whatever they are called. */
  readonly ham?: readonly string[];
  readonly spam?: readonly string[];
}

export interface Sources {
  readonly ham: readonly SourceMail[];
  readonly spam: readonly SourceMail[];
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}

/** The collection of mail beside the checkout, or null. */
export function defaultMail(): string | null {
  const folder = dirname(defaultCorpus().path);
  return existsSync(`${folder}/mail.index.jsonl`) ? folder : null;
}

/** Reads them; the same files give the same mails in the same order. */
export async function readSources(options: SourcesOptions): Promise<Sources> {
  const { part, ham = [], spam = [] } = options;
  const given = ham.length + spam.length > 0 ? [] : [defaultMail()].filter((path) => path !== null);
  const problems: string[] = [];
  const all: {
    readonly mail: SourceMail;
    readonly group: string | null;
    readonly part: SetPart;
  }[] = [];
  const read = async (path: string, label?: MailClass): Promise<void> => {
    for await (const item of readCorpus(path, label === undefined ? {} : { label })) {
      if (item.status === 'unreadable') problems.push(`${item.path}: ${item.why}`);
      if (item.status !== 'ok' || (item.label !== 'ham' && item.label !== 'spam')) continue;
      const { corpus, name, raw, group } = item;
      const mail: SourceMail = { corpus, path: name, as: item.label, raw };
      all.push({ mail, group, part: label === undefined ? partOfCorpus(corpus) : part });
    }
  };
  for (const path of options.corpora ?? given) await read(path);
  for (const path of ham) await read(path, 'ham');
  for (const path of spam) await read(path, 'spam');
  // The train set keeps the first of copies.
  all.sort((a, b) => rank(a.part) - rank(b.part));
  const groups = new Set<string>();
  const mails: SourceMail[] = [];
  for (const one of all) {
    if (one.group !== null) {
      if (groups.has(one.group)) continue;
      groups.add(one.group);
    }
    if (one.part === part) mails.push(one.mail);
  }
  return {
    ham: mails.filter((mail) => mail.as === 'ham'),
    spam: mails.filter((mail) => mail.as === 'spam'),
    problems,
  };
}

function rank(part: SetPart): number {
  return part === 'train' ? 0 : 1;
}
