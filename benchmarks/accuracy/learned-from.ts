/**
 * What of the tables could have been learned from one source alone: the dialect
 * rows, phrases, announcements and naming forms that apply to messages of that
 * source and to none of another. Reading that source without them is reading it
 * as if it had never been seen.
 */

import type { Mail } from '@backscatter/core';
import { createPhraseFinder, walkParts } from '@backscatter/mail';
import type { Dialect } from '../../packages/dsn-parser/src/dialects/dialect.ts';
import { createRecognizer } from '../../packages/dsn-parser/src/dialects/recognize.ts';
import { foldText } from '../../packages/dsn-parser/src/kind/fold-text.ts';
import type {
  PhraseTable,
  TopicPhrases,
} from '../../packages/dsn-parser/src/kind/phrases/phrase-table.ts';
import {
  foldPhrase,
  headOf,
  subjectText,
  TOPICS,
  type Topic,
} from '../../packages/dsn-parser/src/kind/topics.ts';
import { readWriter } from '../../packages/dsn-parser/src/kind/writer.ts';
import { TABLES, type Tables } from '../../packages/dsn-parser/src/lexicon.ts';
import {
  createAnnouncementTest,
  findQuoted,
} from '../../packages/dsn-parser/src/returned/find-quoted.ts';
import { noticeText, readNotice } from '../../packages/dsn-parser/src/text/notice.ts';
import { type EntryForm, readEntries } from '../../packages/dsn-parser/src/text/read-entries.ts';
import type { ReadBounce } from './read-corpus-once.ts';

/** An entry of a table: a phrase by its place, a row, a regular expression. */
type Key = string | Dialect | RegExp | EntryForm;

/** The sources whose messages an entry applies to. */
export type Sources = ReadonlyMap<Key, ReadonlySet<string>>;

const TOPIC_ENTRIES = Object.entries(TOPICS) as readonly (readonly [Topic, TopicPhrases])[];
const PLACES = ['notice', 'subject'] as const;
type Place = (typeof PLACES)[number];

const phraseKey = (place: Place, phrase: string): string => `${place}: ${foldPhrase(phrase)}`;

const finders = new Map(
  PLACES.map((place) => [
    place,
    createPhraseFinder(
      TOPIC_ENTRIES.flatMap(([, phrases]) =>
        Object.values(phrases[place] ?? {})
          .flat()
          .map(foldPhrase),
      ),
    ),
  ]),
);
const dialectFinder = createPhraseFinder(TABLES.dialects.flatMap(({ phrases }) => phrases ?? []));
const rows = TABLES.dialects.map((row) => ({ row, recognize: createRecognizer([row]) }));
const announcements = TABLES.announcements.map((phrase) => ({
  phrase,
  test: createAnnouncementTest([phrase]),
}));
const subjectForms = TOPIC_ENTRIES.flatMap(([, { subjectForms: forms = [] }]) => forms);
const lineForms = [...TABLES.forms.naming, ...TABLES.forms.sentences];

/** Which sources each entry of the tables applies to. */
export function sourcesOf(bounces: readonly ReadBounce[]): Sources {
  const sources = new Map<Key, Set<string>>();
  for (const { message, mail } of bounces) {
    for (const key of entriesFor(mail)) {
      const known = sources.get(key);
      if (known === undefined) sources.set(key, new Set([message.source]));
      else known.add(message.source);
    }
  }
  return sources;
}

function* entriesFor(mail: Mail): Generator<Key> {
  const written = noticeText(mail, walkParts(mail.root));
  const notice = readNotice(written, findQuoted);
  const writer = readWriter(mail);
  const subject = foldText(writer.subject).trim();
  const recognizable = { ...writer, headerNames: writer.header.firstAt, folded: notice.folded };
  for (const { row, recognize } of rows) if (recognize(recognizable) !== null) yield row;
  for (const phrase of dialectFinder(notice.folded)) yield `dialect: ${phrase}`;
  for (const found of finders.get('notice')?.(headOf(notice)) ?? []) yield `notice: ${found}`;
  for (const found of finders.get('subject')?.(subjectText(subject)) ?? [])
    yield `subject: ${found}`;
  for (const form of subjectForms) if (form.test(subject)) yield form;
  const lines = written.split(/\r?\n/);
  for (const { phrase, test } of announcements) if (lines.some(test)) yield `announced: ${phrase}`;
  for (const form of lineForms) if (readEntries(notice.lines, form).length > 0) yield form;
}

/** The tables without what applies to that source alone, and how many entries that is. */
export function tablesWithout(
  source: string,
  sources: Sources,
): { readonly tables: Tables; readonly off: number } {
  let off = 0;
  const stays = (key: Key): boolean => {
    const applies = sources.get(key);
    const only = applies !== undefined && applies.size === 1 && applies.has(source);
    if (only) off++;
    return !only;
  };
  const phrases = (table: PhraseTable | undefined, place: Place): PhraseTable =>
    Object.fromEntries(
      Object.entries(table ?? {}).map(([language, said]) => [
        language,
        said.filter((phrase) => stays(phraseKey(place, phrase))),
      ]),
    );
  const tables: Tables = {
    dialects: TABLES.dialects.filter(stays).map((row) => ({
      ...row,
      phrases: (row.phrases ?? []).filter((phrase) => stays(`dialect: ${phrase}`)),
    })),
    topics: Object.fromEntries(
      TOPIC_ENTRIES.map(([topic, { notice, subject, subjectForms: forms = [] }]) => [
        topic,
        {
          notice: phrases(notice, 'notice'),
          subject: phrases(subject, 'subject'),
          subjectForms: forms.filter(stays),
        },
      ]),
    ) as unknown as Tables['topics'],
    announcements: TABLES.announcements.filter((phrase) => stays(`announced: ${phrase}`)),
    forms: {
      naming: TABLES.forms.naming.filter(stays),
      sentences: TABLES.forms.sentences.filter(stays),
    },
  };
  return { tables, off };
}
