/**
 * Every kind in every language and from every system that the tables know, each
 * as a short invented mail, and the near misses.
 */

import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { ABSENCE, ACKNOWLEDGEMENT, RESPONDER } from '../src/kind/phrases/auto-reply.ts';
import { CHALLENGE } from '../src/kind/phrases/challenge.ts';
import { DELAY } from '../src/kind/phrases/delay.ts';
import { RECEIPT } from '../src/kind/phrases/disposition.ts';
import { FAILURE } from '../src/kind/phrases/failure.ts';
import { SUCCESS } from '../src/kind/phrases/success.ts';
import { VIRUS } from '../src/kind/phrases/virus.ts';
import { AUTO_REPLIES, CHALLENGES } from './kinds/automatic.ts';
import { COMPLAINTS, DELAYS, FAILURES, RECEIPTS, SUCCESSES } from './kinds/failure.ts';
import { NEAR_MISSES } from './kinds/ordinary.ts';
import { type Row, rawMail } from './kinds/row.ts';
import { NEARLY_UNMARKED, UNMARKED_CHALLENGES, UNMARKED_REPLIES } from './kinds/unmarked.ts';
import { VIRUS_WARNINGS } from './kinds/virus.ts';

const KINDS: readonly (readonly [kind: string, rows: readonly Row[]])[] = [
  ['failure', FAILURES],
  ['delay', DELAYS],
  ['success', SUCCESSES],
  ['auto-reply', AUTO_REPLIES],
  ['challenge-response', CHALLENGES],
  ['auto-reply', UNMARKED_REPLIES],
  ['challenge-response', UNMARKED_CHALLENGES],
  ['virus-warning', VIRUS_WARNINGS],
  ['feedback-report', COMPLAINTS],
  ['disposition-notification', RECEIPTS],
  ['ordinary', NEAR_MISSES],
  ['ordinary', NEARLY_UNMARKED],
];

async function kindOf(row: Row): Promise<string> {
  const dsn = await parseDsn(await parseMail(rawMail(row)), (raw) => parseMail(raw));
  if (dsn !== null) expect(dsn.evidence).not.toEqual([]);
  return dsn?.kind ?? 'ordinary';
}

describe.each(KINDS)('%s', (kind, rows) => {
  it.each(rows.map((row) => [row.title, row] as const))('is told: %s', async (_title, row) => {
    expect(await kindOf(row)).toBe(kind);
  });
});

/** The languages that the large servers write most. */
const LANGUAGES = [
  'english',
  'german',
  'french',
  'spanish',
  'portuguese',
  'italian',
  'dutch',
  'russian',
  'japanese',
  'chinese',
  'polish',
  'swedish',
  'danish',
  'norwegian',
  'finnish',
  'czech',
  'turkish',
  'korean',
];

it.each([
  ['failure', FAILURE],
  ['delay', DELAY],
  ['success', SUCCESS],
  ['absence', ABSENCE],
  ['responder', RESPONDER],
  ['acknowledgement', ACKNOWLEDGEMENT],
  ['receipt', RECEIPT],
  ['virus', VIRUS],
])('notices of %s are told in every language of the tables', (_name, { notice = {} }) => {
  expect(Object.keys(notice)).toEqual(expect.arrayContaining(LANGUAGES));
});

it('challenges are told in the languages of those who ask', () => {
  expect(Object.keys(CHALLENGE.notice ?? {}).length).toBeGreaterThanOrEqual(10);
});
