/**
 * Indexes of corpora: which message has which label.
 *
 * TREC's (Cormack, TREC 2005–2007 spam tracks) has lines such as
 * `spam ../data/inmail.1`, a path from where the index stands. Ours has a JSON
 * object a line, with `path` and `label` at least; a whole truth is taken as such.
 */

import { z } from 'zod';
import { type CorpusLabel, labelOfName } from '../corpora/label-of-name.ts';
import type { Truth } from '../truth.ts';
import { truthSchema } from '../truth-schema.ts';

/** What an index says of one message. */
export interface IndexEntry {
  /** As the index names it. */
  readonly path: string;
  readonly label: CorpusLabel | null;
  readonly truth: Truth | null;
  readonly corpus: string | null;
  readonly group: string | null;
}

/** Longest path in bytes that systems allow. */
const MAX_PATH = 4_096;

const TREC_LINE = /^(spam|ham)[ \t]{1,100}(\S.{0,4095})$/i;

const name = z.string().max(MAX_PATH);
const rowSchema = z.looseObject({
  path: name,
  label: name.optional(),
  corpus: name.optional(),
  id: name.optional(),
  near_dup_of: name.optional(),
  dup_group: name.optional(),
});

/** Reads a line of TREC's form; null where it has another. */
export function readTrecLine(line: string): IndexEntry | null {
  const [, label = '', path = ''] = TREC_LINE.exec(line.trim()) ?? [];
  if (path === '') return null;
  return { path, label: labelOfName(label), truth: null, corpus: null, group: null };
}

/** Reads a line of JSON; null where it is none, or names no path. */
export function readJsonLine(line: string): IndexEntry | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const row = rowSchema.safeParse(json).data;
  if (row === undefined) return null;
  // Where it stands among the events of a set is no part of a truth.
  const { path, event: _place, ...rest } = row;
  const truth = truthSchema.safeParse(rest).data ?? null;
  const label = truth?.label ?? labelOfName(row.label ?? '');
  const group = row.dup_group ?? row.near_dup_of ?? row.id ?? null;
  return { path, label, truth, corpus: row.corpus ?? null, group };
}
