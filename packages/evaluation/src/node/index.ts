export type { CorpusItem, CorpusMessage } from './corpus-item.ts';
export { type ReadCorpusOptions, readCorpus } from './read-corpus.ts';
