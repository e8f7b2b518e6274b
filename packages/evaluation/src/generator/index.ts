export { ANSWER_FORMATS, FAKE_NOTICES, NOTICE_FORMATS } from '../notices/index.ts';
export type { BenchmarkSet, SetEvent, SetWorld, SourceMail, Zone } from './events.ts';
