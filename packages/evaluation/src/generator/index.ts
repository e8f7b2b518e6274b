export type { BenchmarkSet, SetEvent, SetWorld, SourceMail, Zone } from './events.ts';
