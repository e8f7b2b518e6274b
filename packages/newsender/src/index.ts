export type { Coverage, LoggedKey } from './coverage.ts';
export type { IdKind } from './id-kinds.ts';
export type { Instant } from './instant.ts';
export {
  createMemorySentStore,
  type MemorySentStore,
  type MemorySentStoreOptions,
} from './memory-sent-store.ts';
export {
  createNewsender,
  type ImportResult,
  type Newsender,
  type NewsenderOptions,
} from './newsender.ts';
export { type IdKey, type Party, type ReportKeys, reportKeys } from './report-keys.ts';
export { formatSentLine, parseSentLines, type SentLines } from './sent-lines.ts';
export { type SentInput, type SentMessage, sentMessage } from './sent-message.ts';
