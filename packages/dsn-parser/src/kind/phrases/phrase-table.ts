/**
 * How the words of one kind are written down: by language, or by the system that
 * writes them, so that a language's place is found at once. Case, accents, kinds
 * of quotation mark and white space are folded away when the table is read
 * (`foldText`), so phrases stand here as the servers write them.
 *
 * Each phrase is a machine's, and rare in what people write to each other.
 */

/** Phrases by language or system. */
export type PhraseTable = Readonly<Record<string, readonly string[]>>;

/** The words of one topic. */
export interface TopicPhrases {
  /** Looked for anywhere in the head of the notice. */
  readonly notice?: PhraseTable;
  /** Looked for in the subject; one that begins with `^` must begin it. */
  readonly subject?: PhraseTable;
  /** Forms of subjects that phrases do not suffice for; over the folded subject. */
  readonly subjectForms?: readonly RegExp[];
}

/** Two tables as one: what both know of a language stands together. */
export function joinPhrases(one: PhraseTable, other: PhraseTable): PhraseTable {
  const joined = new Map(Object.entries(one));
  for (const [language, phrases] of Object.entries(other))
    joined.set(language, [...(joined.get(language) ?? []), ...phrases]);
  return Object.fromEntries(joined);
}
