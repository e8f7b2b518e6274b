/**
 * A labelled message of the user's own, judged: what is known of it before, and
 * what was said.
 */

import type { Envelope, Evidence, Mail, Verdict, VerdictKind } from '@backscatter/core';
import {
  comparableText,
  type Observation,
  type ObservedAnswer,
  observed,
  type ToldAnswer,
  type Truth,
  type TruthLabel,
} from '@backscatter/evaluation';
import type { CorpusMessage } from '@backscatter/evaluation/node';
import { headerValue, visibleText } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { arrivalTime } from '../judge/arrival-time.ts';
import type { Judge } from '../judge/create-judge.ts';

/** Reasons told of a case. */
const REASONS = 3;

/** A message with its label and what was said of it. */
export interface JudgedCase {
  readonly path: string;
  readonly observation: Observation;
  /** What each signal answered, and why not where it did not. */
  readonly told: readonly ToldAnswer[];
  /** The weightiest first. */
  readonly reasons: readonly { readonly code: string; readonly points: number }[];
  /** Whether the sidecar knew the whole truth, which only a generator does. */
  readonly synthetic: boolean;
}

/** A message that stands for a case. */
export interface LabelledMessage extends CorpusMessage {
  readonly label: TruthLabel;
}

/** Whether a message has a label of a report, or that it is none. */
export function isLabelled(message: CorpusMessage): message is LabelledMessage {
  const { label } = message;
  return label === 'genuine' || label === 'backscatter' || label === 'not-a-bounce';
}

/** Judges a message, every signal asked. `text` is what copies of it share. */
export async function judgeCase(
  judge: Judge,
  message: LabelledMessage,
): Promise<{ readonly judged: JudgedCase; readonly text: string }> {
  const mail = await parseMail(message.raw);
  const answers: ObservedAnswer[] = [];
  const told: ToldAnswer[] = [];
  const known = message.truth;
  const { verdict, evidence } = await judge.judge(mail, {
    watch: (signal) =>
      observed(signal, (answer, why) => {
        answers.push(answer);
        told.push({ ...answer, why });
      }),
    ...(known === null ? {} : { at: known.at, envelope: envelopeOf(known) }),
  });
  const { label, kind, score, probability, reasons } = verdict;
  const truth = known ?? truthOf(message, mail, verdict);
  const judged: JudgedCase = {
    path: message.path,
    observation: { truth, label, kind, score, probability, answers: byName(answers) },
    told,
    reasons: reasons
      .filter(({ points }) => points !== 0)
      .slice(0, REASONS)
      .map(({ code, points }) => ({ code, points })),
    synthetic: known !== null,
  };
  const text = evidence === null ? comparableText(message.raw) : textOf(message, evidence);
  return { judged, text };
}

/** What is known of a message of which somebody said the label and no more. */
function truthOf({ label, path }: LabelledMessage, mail: Mail, { report }: Verdict): Truth {
  return {
    id: path,
    label,
    kind: kindOf(label, report?.kind ?? null),
    at: arrivalTime(mail) ?? 0,
    envelope: { mailFrom: '', recipient: '', client: null },
    format: report?.dialect ?? 'other',
    language: 'und',
    returned: report?.returned.form ?? 'none',
    source: null,
    campaign: null,
    scenario: 'own-mail',
    adversary: null,
    original: null,
    evidence: null,
  };
}

/** Nobody told the kind, so it is what was read; whoever calls it a report means a failure. */
function kindOf(label: TruthLabel, read: VerdictKind | null): VerdictKind {
  return label === 'not-a-bounce' ? 'ordinary' : (read ?? 'failure');
}

function envelopeOf({ envelope }: Truth): Envelope {
  const { mailFrom, recipient, client } = envelope;
  return client === null ? { mailFrom, recipient } : { mailFrom, recipient, client };
}

/** What a report returns: copies of one mail come back in the notices of all servers. */
function textOf({ raw }: LabelledMessage, { report }: Evidence): string {
  const { mail } = report.returned;
  const text = mail === null ? '' : visibleText(mail);
  if (mail === null || text.trim() === '') return comparableText(raw);
  const subject = headerValue(mail.headers, 'subject') ?? '';
  return `${subject}\n${text}`.toLowerCase().replace(/[0-9]/g, '0');
}

/** Signals of a round answer in any order. */
function byName(answers: readonly ObservedAnswer[]): readonly ObservedAnswer[] {
  return [...answers].sort((a, b) => (a.signal < b.signal ? -1 : a.signal > b.signal ? 1 : 0));
}
