/**
 * An adversary against a victim: he floods the address and domain, and sends
 * copies of the victim's own message with evidence of spam. Then the victim's
 * genuine report comes, on that message, and nothing proves it.
 */

import { createMemoryCounterStore, type Label, type Mail, type Signal } from '@backscatter/core';
import { createFlood } from '@backscatter/flood';
import { parseMail } from '@backscatter/mail/mailparser';
import { createClassifier, defaultSignals } from '@backscatter/pipeline';
import { wrapBounce } from '../filter/wrap-bounce.ts';
import { evidenceOf } from './evidence-of.ts';

const AT = Date.UTC(2026, 2, 20);

/** Reports on his own mail. */
const FLOOD = 5_000;

/** Reports on copies of the victim's, for each message. */
const COPIES = 30;

const abort = new AbortController().signal;
const findings = [{ code: 'bayes-spam', strength: 1, summary: '' }];

/** What an induced flood did to genuine reports; counts of messages. */
export interface Induced {
  readonly messages: number;
  /** With all three findings of a flood. */
  readonly flooded: number;
  /** Called backscatter without the flood, and with it. */
  readonly before: number;
  readonly after: number;
}

/** Judges each message as returned by a genuine report, before and in the flood. */
export async function induced(raws: readonly Uint8Array[], reports = FLOOD): Promise<Induced> {
  const flood = createFlood({ store: createMemoryCounterStore(2 ** 20) });
  let number = 0;
  const send = async (mail: Mail): Promise<void> => {
    number += 1;
    const evidence = evidenceOf(mail, 'anna@example.org', AT - 60_000);
    const outcome = await flood.check(evidence, { abort, findings });
    if (outcome.status !== 'ok') return;
    for (const note of outcome.notes ?? []) await flood.remember?.(note, `${number}`);
  };
  const nothing = await parseMail('Subject: x\n\nx');
  for (let i = 0; i < reports; i += 1) await send(nothing);
  const clock = { now: () => AT, sleep: () => new Promise<void>(() => {}) };
  const without = createClassifier({ clock, signals: defaultSignals() });
  const signals: readonly Signal[] = [...defaultSignals(), flood];
  const within = createClassifier({ clock, signals });
  const labels: { readonly before: Label; readonly after: Label; readonly codes: number }[] = [];
  for (const raw of raws) {
    const report = wrapBounce(Buffer.from(raw), 'whole');
    const before = await without.classify(report);
    const returned = before.report?.returned.mail;
    for (let i = 0; returned && i < COPIES; i += 1) await send(returned);
    const { label, reasons } = await within.classify(report);
    const codes = reasons.filter(({ signal }) => signal === 'flood').length;
    labels.push({ before: before.label, after: label, codes });
  }
  const count = (test: (one: (typeof labels)[number]) => boolean): number =>
    labels.filter(test).length;
  return {
    messages: labels.length,
    flooded: count(({ codes }) => codes === 3),
    before: count(({ before }) => before === 'backscatter'),
    after: count(({ after }) => after === 'backscatter'),
  };
}
