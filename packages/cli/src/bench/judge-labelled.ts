/**
 * Reads all that was given: judges what is labelled as a report or as none, and
 * keeps ham and spam for who makes a set of them.
 */

import { createHash } from 'node:crypto';
import { type CorpusLabel, createNearDuplicates } from '@backscatter/evaluation';
import type { SourceMail } from '@backscatter/evaluation/generator';
import type { CorpusItem } from '@backscatter/evaluation/node';
import { unreadableLine } from '../commands/read-all.ts';
import { inOrder } from '../in-order.ts';
import type { Io } from '../io.ts';
import type { Judge } from '../judge/create-judge.ts';
import { untilInterrupted } from '../learn/until-interrupted.ts';
import type { ProgressBar } from '../render/progress-bar.ts';
import { isLabelled, type JudgedCase, judgeCase } from './labelled-case.ts';

/** Bytes of ham and spam that are kept; some 100,000 mails. */
const MAX_KEPT = 1_000_000_000;

/** Messages judged at once unless the command line says. */
const JOBS = 8;

/** Paths of messages without a label that are named. */
const NAMED = 3;

/** What was read. */
export interface ReadMail {
  /** In the order of the input. */
  readonly cases: readonly JudgedCase[];
  readonly sources: readonly SourceMail[];
  /** SHA-256 in hex of all labelled messages with their labels, in the order of the input. */
  readonly digest: string;
  /** Messages without a label, and a few of their paths. */
  readonly unlabelled: { readonly count: number; readonly some: readonly string[] };
  /** Ham and spam beyond what is kept. */
  readonly dropped: number;
  readonly unreadable: number;
  /** Messages that had another label before, byte for byte the same. */
  readonly contradicted: number;
}

/** What is read, and who hears of it. */
export interface ReadOptions {
  readonly items: AsyncIterable<CorpusItem>;
  /** Asked for when there is a report. */
  readonly judge: () => Promise<Judge>;
  readonly jobs?: number;
  /** Bytes of all input; null where that is not known. */
  readonly bytes: number | null;
  readonly bar: ProgressBar;
  readonly interrupted: AbortSignal;
  readonly io: Io;
}

interface Done {
  readonly item: CorpusItem;
  readonly of: { readonly judged: JudgedCase; readonly text: string } | null;
}

/** Reads until the end, or until interrupted. Files that cannot be read are told at once. */
export async function judgeLabelled(options: ReadOptions): Promise<ReadMail> {
  const { bytes, bar, interrupted, io, jobs = JOBS } = options;
  const cases: JudgedCase[] = [];
  const sources: SourceMail[] = [];
  const some: string[] = [];
  const digest = createHash('sha256');
  const copies = createNearDuplicates();
  const labels = new Map<string, CorpusLabel>();
  let [unlabelled, dropped, unreadable, contradicted, kept, read, messages] = [0, 0, 0, 0, 0, 0, 0];
  const work = async (item: CorpusItem): Promise<Done> => {
    if (item.status !== 'ok' || !isLabelled(item)) return { item, of: null };
    return { item, of: await judgeCase(await options.judge(), item) };
  };
  const items = untilInterrupted(options.items, interrupted);
  for await (const { item, of } of inOrder(items, jobs, work)) {
    if (item.status !== 'ok') {
      if (item.status === 'no-mail') continue;
      unreadable += 1;
      await bar.clear();
      await io.stderr.write(unreadableLine(item.path, item.why));
      continue;
    }
    const { label, raw, corpus, name } = item;
    messages += 1;
    read += raw.length;
    if (label === null) {
      unlabelled += 1;
      if (some.length < NAMED) some.push(item.path);
    } else {
      digest.update(`${label} ${raw.length}\n`);
      digest.update(raw);
      const bytes = createHash('sha256').update(raw).digest('base64');
      if ((labels.get(bytes) ?? label) !== label) contradicted += 1;
      labels.set(bytes, label);
    }
    if (of !== null) {
      cases.push(of.judged);
      copies.add(of.text);
    } else if (label === 'ham' || label === 'spam') {
      kept += raw.length;
      if (kept > MAX_KEPT) dropped += 1;
      else sources.push({ corpus, path: name, as: label, raw });
    }
    await bar.tick(messages, bytes === null || bytes === 0 ? null : Math.min(1, read / bytes));
  }
  await bar.clear();
  return {
    cases: withCampaigns(cases, copies.groups()),
    sources,
    digest: digest.digest('hex'),
    unlabelled: { count: unlabelled, some },
    dropped,
    unreadable,
    contradicted,
  };
}

/** Near-duplicates hang together: a thousand bounces of one spam are hardly more than one case. */
function withCampaigns(
  cases: readonly JudgedCase[],
  groups: readonly number[],
): readonly JudgedCase[] {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return cases.map((one, place) => {
    const group = groups[place] ?? place;
    const { truth } = one.observation;
    if (one.synthetic || sizes.get(group) === 1) return one;
    const campaign = `copies of ${cases[group]?.path}`;
    return { ...one, observation: { ...one.observation, truth: { ...truth, campaign } } };
  });
}
