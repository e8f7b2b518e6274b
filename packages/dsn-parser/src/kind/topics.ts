/**
 * What a mail talks about: which of the tables' phrases its subject and the head
 * of its notice hold, found in one pass each.
 */

import { createPhraseFinder } from '@backscatter/mail';
import type { Notice } from '../text/notice.ts';
import { foldText } from './fold-text.ts';
import { ABSENCE, ACKNOWLEDGEMENT, RESPONDER } from './phrases/auto-reply.ts';
import { CHALLENGE, CHALLENGE_SYSTEM } from './phrases/challenge.ts';
import { DELAY } from './phrases/delay.ts';
import { RECEIPT } from './phrases/disposition.ts';
import { FAILURE, FINAL } from './phrases/failure.ts';
import { LIST_ANSWER, LIST_CONFIRMATION, LIST_REFUSAL } from './phrases/list.ts';
import { OWNER } from './phrases/owner.ts';
import type { PhraseTable, TopicPhrases } from './phrases/phrase-table.ts';
import { SUCCESS } from './phrases/success.ts';
import { VIRUS, VIRUS_SENT } from './phrases/virus.ts';
import type { Writer } from './writer.ts';

const TABLES = {
  failure: FAILURE,
  final: FINAL,
  delay: DELAY,
  success: SUCCESS,
  receipt: RECEIPT,
  owner: OWNER,
  responder: RESPONDER,
  absence: ABSENCE,
  acknowledgement: ACKNOWLEDGEMENT,
  challenge: CHALLENGE,
  'challenge-system': CHALLENGE_SYSTEM,
  virus: VIRUS,
  'virus-sent': VIRUS_SENT,
  'list-answer': LIST_ANSWER,
  'list-refusal': LIST_REFUSAL,
  'list-confirmation': LIST_CONFIRMATION,
} as const satisfies Readonly<Record<string, TopicPhrases>>;

/** What phrases speak of. */
export type Topic = keyof typeof TABLES;

/** The topics of a mail. */
export interface Topics {
  readonly subject: ReadonlySet<Topic>;
  readonly notice: ReadonlySet<Topic>;
  /** The head of the notice as phrases were looked for in it. */
  readonly head: string;
}

/** The first lines of a notice say what it is. */
const HEAD_LENGTH = 3_000;

/** What gateways put before a subject: `[EXT]`, `*** SPAM ***`. */
const MARKS = /^(?:(?:\[[^\]]{1,24}\]|\*{2,6}[^*]{1,24}\*{2,6}) ?){1,3}/;

type FindTopics = (text: string) => Set<Topic>;

const ENTRIES = Object.entries(TABLES) as readonly (readonly [Topic, TopicPhrases])[];
const FORMS = ENTRIES.flatMap(([topic, { subjectForms = [] }]) =>
  subjectForms.map((form) => ({ topic, form })),
);
const findInNotice = createTopicFinder(({ notice }) => notice);
const findInSubject = createTopicFinder(({ subject }) => subject);

/** Looks up what subject and notice speak of. */
export function readTopics(writer: Writer, notice: Notice): Topics {
  const head = foldText(notice.folded.slice(0, HEAD_LENGTH));
  return { subject: subjectTopics(writer.subject), notice: findInNotice(head), head };
}

/** What a decoded subject speaks of. */
export function subjectTopics(decoded: string): ReadonlySet<Topic> {
  const subject = foldText(decoded).trim();
  const bare = subject.replace(MARKS, '');
  // A phrase that must begin the subject has a line's begin before it.
  const topics = findInSubject(bare === subject ? `\n${subject}` : `\n${subject}\n${bare}`);
  for (const { topic, form } of FORMS) {
    if (!topics.has(topic) && form.test(subject)) topics.add(topic);
  }
  return topics;
}

function createTopicFinder(pick: (phrases: TopicPhrases) => PhraseTable | undefined): FindTopics {
  const byPhrase = new Map<string, Topic[]>();
  for (const [topic, phrases] of ENTRIES) {
    for (const phrase of Object.values(pick(phrases) ?? {}).flat()) {
      const folded = foldText(phrase).replace(/^\^/, '\n');
      byPhrase.set(folded, [...(byPhrase.get(folded) ?? []), topic]);
    }
  }
  const find = createPhraseFinder(byPhrase.keys());
  return (text) => {
    const topics = new Set<Topic>();
    for (const phrase of find(text)) {
      for (const topic of byPhrase.get(phrase) ?? []) topics.add(topic);
    }
    return topics;
  };
}
