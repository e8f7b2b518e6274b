/**
 * Runs the signal `keyword`, as it is without options, over collections.
 */

import type { Evidence, Mail, Signal } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { createKeyword } from '@backscatter/keyword';
import { parseMail } from '@backscatter/mail/mailparser';
import { readLabelledBounces } from '../corpus/labelled-bounces.ts';
import { readLabelledMail } from '../corpus/labelled-mail.ts';
import { wrapBounce } from '../filter/wrap-bounce.ts';

/** Strengths from which a finding is counted: at 0.5 it is worth half its points. */
export const STRENGTHS = [0.3, 0.5, 0.7, 0.9] as const;

/** What the rules found in one message; `says` is the sentence of the strongest. */
export interface Found {
  readonly path: string;
  /** Strength of `keyword-spam`, 0 where there is none. */
  readonly spam: number;
  /** Strength of `keyword-fake-notice`, 0 where there is none. */
  readonly fake: number;
  readonly says: string;
}

/** By collection and label: what was found in each message, had it been returned whole. */
export async function searchMail(folder: string): Promise<ReadonlyMap<string, readonly Found[]>> {
  const signal = createKeyword();
  const found = new Map<string, Found[]>();
  for await (const { corpus, label, path, raw } of readLabelledMail(folder)) {
    const title = `${corpus} ${label}`;
    const one = await search(signal, path, wrapBounce(Buffer.from(raw), 'whole'));
    if (one === null) continue;
    const list = found.get(title);
    if (list === undefined) found.set(title, [one]);
    else list.push(one);
  }
  return found;
}

/** What was found in each bounce and in each other report. */
export async function searchBounces(folder: string): Promise<readonly Found[]> {
  const signal = createKeyword();
  const found: Found[] = [];
  for (const { path, raw } of readLabelledBounces(folder)) {
    const one = await search(signal, path, raw);
    if (one !== null) found.push(one);
  }
  return found;
}

async function search(signal: Signal, path: string, raw: Uint8Array): Promise<Found | null> {
  const evidence = await evidenceOf(await parseMail(raw));
  if (evidence === null) return null;
  const outcome = await signal.check(evidence, {
    abort: new AbortController().signal,
    findings: [],
  });
  const findings = outcome.status === 'ok' ? outcome.findings : [];
  const strength = (code: string): number =>
    findings.find((finding) => finding.code === code)?.strength ?? 0;
  return {
    path,
    spam: strength('keyword-spam'),
    fake: strength('keyword-fake-notice'),
    says: findings.map(({ summary }) => summary).join(' '),
  };
}

async function evidenceOf(mail: Mail): Promise<Evidence | null> {
  const report = await parseDsn(mail, parseMail);
  if (report === null) return null;
  const derived = { mailFrom: true, recipient: true, client: true };
  const envelope = { mailFrom: null, recipient: null, client: null, derived };
  return { mail, report, envelope, addressee: null, now: 0 };
}
