/**
 * Judges one bounce with one sent log, as somebody who configured the log and
 * nothing else would.
 */

import type { Clock, Mail, Signal, Verdict } from '@backscatter/core';
import { createMemorySentStore, createNewsender, type SentInput } from '@backscatter/newsender';
import { createClassifier, defaultSignals } from '@backscatter/pipeline';
import { NOW, type Scenario } from './scenarios.ts';

const DAY = 86_400_000;

const clock: Clock = { now: () => NOW, sleep: async () => {} };
const others: readonly Signal[] = defaultSignals();

/** Findings that claim to be proof. */
const PROOFS = new Set(['sent-id', 'sent-id-elsewhere', 'sent-recipient', 'sent-id-exhausted']);

/** A log with its coverage. */
export interface Log {
  readonly sent: readonly SentInput[];
  readonly sender: string;
  /** Another id of the first entry. */
  readonly alias?: string | undefined;
  readonly keys?: Scenario['keys'];
}

/** Judges a bounce with what a log holds; rejects with a TypeError for what cannot be logged. */
export async function judgeWithLog(
  mail: Mail,
  { sent, sender, alias, keys }: Log,
): Promise<Verdict> {
  const coverage = { senders: [sender.slice(sender.lastIndexOf('@') + 1)], since: NOW - 60 * DAY };
  const newsender = createNewsender({
    store: createMemorySentStore({ retentionDays: 60, now: clock.now }),
    coverage: [keys === undefined ? coverage : { ...coverage, keys }],
  });
  await newsender.record(sent);
  const [first] = sent;
  if (alias !== undefined) await newsender.alias(String(first?.id), alias);
  const signals = [newsender, newsender.audit, ...others];
  const { classify } = createClassifier({ signals, clock, exhaustive: true });
  return classify(mail, { recipient: sender });
}

/** Whether the sent log was found to prove it. */
export function isProved({ reasons }: Verdict): boolean {
  return reasons.some(({ code }) => PROOFS.has(code));
}
