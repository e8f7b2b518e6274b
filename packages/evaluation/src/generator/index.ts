export type { FakeNotice, FakePlan } from '../notices/fake-notice.ts';
export { ANSWER_FORMATS, FAKE_NOTICES, NOTICE_FORMATS } from '../notices/index.ts';
export type {
  AnswerFormat,
  FailureCause,
  NoticeFormat,
  NoticePlan,
  ReturnedOriginal,
} from '../notices/notice-format.ts';
export { type NoticeRow, noticeRow } from '../notices/notice-row.ts';
export {
  type Adversary,
  type Forgery,
  moments,
  reportOnForged,
  reportOnSent,
} from '../world/adversaries/adversary.ts';
export { ADVERSARIES, adversaries } from '../world/adversaries/index.ts';
export { poisonedLessons } from '../world/adversaries/poisoned-training.ts';
export type {
  Letter,
  MailServer,
  PlannedEvent,
  ReportPlan,
  SentMail,
  WorldView,
} from '../world/world-view.ts';
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
