/**
 * What the filter says of bounces: of the real ones, most of which return
 * ordinary mail, and of bounces made of mail that was held out, whole, headers
 * alone, and truncated.
 */

import { existsSync } from 'node:fs';
import type { Bayesian } from '@backscatter/bayesian';
import type { Mail } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { readLabelledBounces } from '../corpus/labelled-bounces.ts';
import type { MaskedMail } from './masked-mail.ts';
import { FORMS, wrapBounce } from './wrap-bounce.ts';

/** Messages of one kind, counted by what the filter called them; `what` is the name of the row. */
export interface BounceRow {
  readonly what: string;
  readonly messages: number;
  readonly spam: number;
  readonly unsure: number;
  readonly ham: number;
  /** Nothing came back that could be judged, or it was not taken for a report. */
  readonly abstained: number;
  /** Those judged spam, by name. */
  readonly names: readonly string[];
}

const KINDS = new Set(['bounce', 'delay']);

const parse = (raw: Uint8Array): Promise<Mail> => parseMail(raw);

/** Real bounces by what they return, then made ones of `held` by form and label. */
export async function bounceTable(
  filter: Bayesian,
  folder: string,
  held: readonly MaskedMail[],
): Promise<readonly BounceRow[]> {
  const rows = new Map<string, Tally>();
  if (existsSync(folder)) {
    for (const { path, label, raw } of readLabelledBounces(folder)) {
      if (!KINDS.has(label)) continue;
      const { form, verdict } = await judge(filter, raw);
      tally(rows, `real, ${form}`, verdict, path);
    }
  }
  for (const form of FORMS) {
    for (const { id, label, raw } of held) {
      const { verdict } = await judge(filter, wrapBounce(raw, form));
      tally(rows, `${label} returned ${form}`, verdict, id);
    }
  }
  return [...rows].map(([what, row]) => ({ what, ...row }));
}

type Verdict = 'spam' | 'unsure' | 'ham' | 'abstained';
type Tally = Record<Verdict, number> & { messages: number; names: string[] };

async function judge(
  filter: Bayesian,
  raw: Uint8Array,
): Promise<{ readonly form: string; readonly verdict: Verdict }> {
  const report = await parseDsn(await parseMail(raw), parse);
  const mail = report?.returned.mail ?? null;
  const form = report?.returned.form ?? 'none';
  return { form, verdict: mail === null ? 'abstained' : (await filter.score(mail)).verdict };
}

function tally(rows: Map<string, Tally>, what: string, verdict: Verdict, name: string): void {
  const row = rows.get(what) ?? {
    messages: 0,
    spam: 0,
    unsure: 0,
    ham: 0,
    abstained: 0,
    names: [],
  };
  rows.set(what, row);
  row.messages += 1;
  row[verdict] += 1;
  if (verdict === 'spam') row.names.push(name);
}
