export type { CorpusItem, CorpusMessage } from './corpus-item.ts';
export { digestSet } from './digest-set.ts';
export { measureCorpus } from './measure-corpus.ts';
export { type ReadCorpusOptions, readCorpus } from './read-corpus.ts';
export { isSet, readSet } from './read-set.ts';
export { writeSet } from './write-set.ts';
