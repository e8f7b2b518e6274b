export type { Coverage } from './coverage.ts';
export type { IdKind } from './id-kinds.ts';
export type { Instant } from './instant.ts';
export {
  createMemorySentStore,
  type ImportResult,
  type MemorySentStore,
  type MemorySentStoreOptions,
} from './memory-store.ts';
export { createNewsender, type Newsender, type NewsenderOptions } from './newsender.ts';
export { type ReportKeys, reportKeys } from './report-keys.ts';
export { formatSentLine, parseSentLines, type SentLines } from './sent-lines.ts';
export { type SentInput, sentMessage } from './sent-message.ts';
