export { ANSWER_FORMATS, FAKE_NOTICES, NOTICE_FORMATS } from '../notices/index.ts';
export type { Adversary } from '../world/adversaries/adversary.ts';
export { ADVERSARIES, adversaries } from '../world/adversaries/index.ts';
export { poisonedLessons } from '../world/adversaries/poisoned-training.ts';
export { createZoneResolver } from '../world/zone.ts';
export {
  type BenchmarkSetOptions,
  createBenchmarkSet,
  type Extra,
  type FormatTables,
  type SetSize,
} from './create-benchmark-set.ts';
export type { BenchmarkSet, SetEvent, SetWorld, SourceMail, Zone } from './events.ts';
export { fakesOf, formatsOf, partOfCorpus, type SetPart } from './split.ts';
