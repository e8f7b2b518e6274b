/**
 * What a mail talks about: which of the tables' phrases its subject and the head
 * of its notice hold, found in one pass each.
 */

import type { BounceReason } from '@backscatter/core';
import { createPhraseScanner, decodeBytes } from '@backscatter/mail';
import { once } from '../once.ts';
import type { Notice } from '../text/notice.ts';
import { type Heard, hear, isEnglish, isForeign, NOTHING } from '../words/hear.ts';
import { foldRest, foldText } from './fold-text.ts';
import { isListManager } from './list-manager.ts';
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
import { speaksForSite } from './role-notice.ts';
import type { Writer } from './writer.ts';

/** The words of every topic. */
export const TOPICS = {
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
export type Topic = keyof typeof TOPICS;

/** The topics of a mail. */
export interface Topics {
  /** Its forms are tried where a topic is asked for. */
  readonly subject: Pick<ReadonlySet<Topic>, 'has'>;
  readonly notice: Pick<ReadonlySet<Topic>, 'has'>;
  /** Of its first words, as far as they are its own. */
  readonly opening: Pick<ReadonlySet<Topic>, 'has'>;
  /** The head of the notice as phrases were looked for in it. */
  readonly head: string;
  /** No phrase of the table stands in it. */
  readonly isUnknown: () => boolean;
  /** Whether a part of it speaks of a topic, by the phrases of the table. */
  readonly speaks: (part: string, topic: Topic) => boolean;
  /** What a part of it tells in whatever language, where a machine may have written it. */
  readonly hearIn: (text: string) => Heard;
}

/** The first lines of a notice say what it is. */
const HEAD_LENGTH = 3_000;

/** What gateways put before a subject: `[EXT]`, `*** SPAM ***`. */
const MARKS = /^(?:(?:\[[^\]]{1,24}\]|\*{2,6}[^*]{1,24}\*{2,6}) ?){1,3}/;

/** What ticket systems put into their sentences: `your request (ticket#4711) has been received`. */
const REFERENCE = / [[(](?:[a-z]{2,12}[ :.]{0,2})?[#a-z-]{0,6}[0-9]{3,12}[\])]/g;

/** The topics that a text speaks of, each as a bit. */
type FindTopics = (text: string) => number;

const BITS: ReadonlyMap<Topic, number> = new Map(
  (Object.keys(TOPICS) as Topic[]).map((topic, at) => [topic, 1 << at]),
);

function bitOf(topic: Topic): number {
  return BITS.get(topic) ?? 0;
}

function isAmong(topics: number, topic: Topic): boolean {
  return (topics & bitOf(topic)) !== 0;
}

/** Looks up what subject and notice speak of. */
export type ReadTopics = (writer: Writer, notice: Notice) => Topics;

/** Makes a reader of a table. */
export function createTopicReader(table: Readonly<Record<Topic, TopicPhrases>>): ReadTopics {
  const entries = Object.entries(table) as readonly (readonly [Topic, TopicPhrases])[];
  const findInNotice = createTopicFinder(entries, ({ notice }) => notice);
  const findInSubject = createTopicFinder(entries, ({ subject }) => subject);
  return (writer, notice) => {
    const head = once(() => headOf(notice));
    const subject = foldText(readJapanese(writer.subject)).trim();
    const named = findInSubject(subjectText(subject));
    const machine = once(() => mayBeMachine(writer));
    const hearIn = (text: string): Heard => (machine() ? hear(text) : NOTHING);
    const isHeadEnglish = once(() => isEnglish(head()));
    // A subject is short: where it could be of any language, the notice tells which.
    const heardInSubject = once(() =>
      machine() && !isEnglish(subject) && (isForeign(subject) || !isHeadEnglish())
        ? hear(readJapanese(writer.subject))
        : NOTHING,
    );
    const heard = once(() => (isHeadEnglish() ? NOTHING : hearIn(head())));
    let asked = 0;
    let formed = 0;
    const hasForm = (topic: Topic): boolean => {
      if (!isAmong(asked, topic)) {
        const holds = table[topic].subjectForms?.some((form) => form.test(subject)) === true;
        asked |= bitOf(topic);
        if (holds) formed |= bitOf(topic);
      }
      return isAmong(formed, topic);
    };
    const spoken = once(() => findInNotice(head()));
    const opening = once(() => findInNotice(openingOf(head())));
    return {
      subject: {
        has: (topic) =>
          isAmong(named, topic) || hasForm(topic) || (named === 0 && tells(topic, heardInSubject)),
      },
      notice: {
        has: (topic) =>
          isAmong(spoken(), topic) ||
          (isUntold(topic, spoken(), named, heardInSubject) && tells(topic, heard)),
      },
      opening: { has: (topic) => isAmong(spoken() & opening(), topic) },
      get head() {
        return head();
      },
      isUnknown: () => spoken() === 0,
      speaks: (part, topic) => isAmong(findInNotice(part), topic),
      hearIn,
    };
  };
}

/** What people write is not heard: they tell each other of full mailboxes too. */
function mayBeMachine(writer: Writer): boolean {
  const { daemon, nullReturnPath, nobody, autoSubmitted } = writer;
  return (
    daemon ||
    nullReturnPath ||
    nobody ||
    autoSubmitted !== null ||
    speaksForSite(writer) ||
    isListManager(writer)
  );
}

/** Whether a notice is heard for a topic: its known phrases say nothing of it, and a scanner's subject names what it found. */
function isUntold(
  topic: Topic,
  spoken: number,
  named: number,
  heardInSubject: () => Heard,
): boolean {
  if (FATES.includes(topic)) return !FATES.some((fate) => isAmong(spoken, fate));
  if (topic === 'virus' || topic === 'virus-sent')
    return isAmong(named, 'virus') || (named === 0 && heardInSubject().virus);
  return topic === 'list-refusal';
}

const FATES: readonly Topic[] = ['failure', 'delay', 'success'];

/** Whether what was heard speaks of a topic; it is asked for last, for phrases cost less. */
function tells(topic: Topic, heard: () => Heard): boolean {
  switch (topic) {
    case 'failure':
      return heard().failed || FAILED.has(heard().reason ?? 'undefined');
    case 'delay':
      return heard().delayed;
    case 'list-refusal':
      return heard().members;
    case 'virus':
      return heard().virus;
    case 'virus-sent':
      return heard().yours;
    default:
      return false;
  }
}

/** Causes that are told of a delivery and of little else. */
const FAILED: ReadonlySet<BounceReason> = new Set([
  'mailbox-full',
  'user-unknown',
  'mailbox-disabled',
  'host-unknown',
  'message-too-large',
  'network-error',
]);

/** Reads by the whole table. */
export const readTopics: ReadTopics = createTopicReader(TOPICS);

/** The head of a notice as phrases are looked for in it. */
export function headOf({ text, folded }: Notice): string {
  const head = text.includes(JAPANESE)
    ? foldText(readJapanese(text.slice(0, HEAD_LENGTH)))
    : foldRest(folded.slice(0, HEAD_LENGTH));
  return /[[(]/.test(head) ? head.replace(REFERENCE, '') : head;
}

/** A greeting, and what the mail is. */
const OPENING_LENGTH = 250;

/** What somebody else said: a citation, and the line above it. */
const CITATION =
  /[>"|]|-{4}|_{4}|={4}| (?:wrote|schrieb|a ecrit|escribio|escreveu|ha scritto|schreef|пишет):/;

function openingOf(head: string): string {
  return head.slice(0, OPENING_LENGTH).split(CITATION, 1)[0] ?? '';
}

/** What begins two-byte characters in ISO-2022-JP (RFC 1468): escape, `$`. */
const JAPANESE = '\u001b$';

/** QUIRK: Japanese servers write ISO-2022-JP without saying so; it is seven-bit and survives. */
function readJapanese(text: string): string {
  return text.includes(JAPANESE)
    ? decodeBytes(new TextEncoder().encode(text), 'iso-2022-jp')
    : text;
}

/** A folded subject as phrases are looked for in it: one that must begin it has a line's begin before it. */
export function subjectText(subject: string): string {
  const bare = subject.replace(MARKS, '');
  return bare === subject ? `\n${subject}` : `\n${subject}\n${bare}`;
}

/** A phrase of the table as it is looked for. */
export function foldPhrase(phrase: string): string {
  return foldText(phrase).replace(/^\^/, '\n');
}

function createTopicFinder(
  entries: readonly (readonly [Topic, TopicPhrases])[],
  pick: (phrases: TopicPhrases) => PhraseTable | undefined,
): FindTopics {
  const byPhrase = new Map<string, number>();
  for (const [topic, phrases] of entries) {
    for (const phrase of Object.values(pick(phrases) ?? {}).flat()) {
      const folded = foldPhrase(phrase);
      byPhrase.set(folded, (byPhrase.get(folded) ?? 0) | bitOf(topic));
    }
  }
  const scan = createPhraseScanner(byPhrase);
  return (text) => {
    let topics = 0;
    scan(text, (bits) => {
      topics |= bits;
    });
    return topics;
  };
}
