export type { CorpusItem, CorpusMessage } from './corpus-item.ts';
export { digestSet } from './digest-set.ts';
export { measureCorpus } from './measure-corpus.ts';
export { readArchive } from './read-archive.ts';
export { type ReadCorpusOptions, readCorpus } from './read-corpus.ts';
export { isSet, readSet } from './read-set.ts';
export type { TarFile } from './read-tar.ts';
export { writeSet } from './write-set.ts';
