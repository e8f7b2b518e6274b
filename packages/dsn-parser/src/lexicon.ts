/**
 * All that the parser knows by heart: dialects, phrases, announcements and the
 * forms of naming lines, everything in short that was learned from what servers
 * write rather than from a standard. It stands in tables and is handed in, so
 * that the benchmark can take parts of it away and see what still holds for a
 * server nobody has described.
 */

import type { Dialect } from './dialects/dialect.ts';
import { DIALECTS } from './dialects/index.ts';
import { createRecognizer, type Recognize, recognize } from './dialects/recognize.ts';
import type { TopicPhrases } from './kind/phrases/phrase-table.ts';
import {
  createTopicReader,
  type ReadTopics,
  readTopics,
  TOPICS,
  type Topic,
} from './kind/topics.ts';
import { GENERIC_FORMS, type GenericForms } from './recipients/generic-recipients.ts';
import { ANNOUNCEMENTS } from './returned/announcements.ts';
import { createQuotedFinder, type FindQuoted, findQuoted } from './returned/find-quoted.ts';

/** The tables. */
export interface Tables {
  readonly dialects: readonly Dialect[];
  readonly topics: Readonly<Record<Topic, TopicPhrases>>;
  readonly announcements: readonly string[];
  readonly forms: GenericForms;
}

/** What readers make of the tables, once. */
export interface Lexicon {
  readonly recognize: Recognize;
  readonly readTopics: ReadTopics;
  readonly findQuoted: FindQuoted;
  readonly forms: GenericForms;
}

/** The tables as they are. */
export const TABLES: Tables = {
  dialects: DIALECTS,
  topics: TOPICS,
  announcements: ANNOUNCEMENTS,
  forms: GENERIC_FORMS,
};

/** The readers of these tables. */
export const LEXICON: Lexicon = { recognize, readTopics, findQuoted, forms: GENERIC_FORMS };

/** Makes the readers of other tables. */
export function createLexicon({ dialects, topics, announcements, forms }: Tables): Lexicon {
  return {
    recognize: createRecognizer(dialects),
    readTopics: createTopicReader(topics),
    findQuoted: createQuotedFinder(announcements),
    forms,
  };
}
