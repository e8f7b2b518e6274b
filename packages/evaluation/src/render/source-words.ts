/** Sources of evidence as a person calls them. */

import type { SourceName } from '../measures/source-use.ts';

const WORDS: Readonly<Record<SourceName, string>> = {
  log: 'log of what was sent',
  keys: 'signatures and our relays',
  directory: 'directory of our addresses',
  lists: 'DNS lists',
  counters: 'counters of campaigns',
  filter: 'content filter',
  phrases: 'phrases',
  shape: 'shape of the report',
};

/** What a source is called, in a few words of lower case. */
export function sourceWords(source: SourceName): string {
  return WORDS[source];
}
