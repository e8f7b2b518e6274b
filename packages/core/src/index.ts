export type { AddressWrapping, NormalAddress } from './address.ts';
export { addCell, copyCell, isCell, roomFor } from './cell.ts';
export { CellTable } from './cell-table.ts';
export {
  addToPage,
  COUNTER_BYTES,
  checkCounterEvents,
  LEAST_COUNT,
  MARK_HALF_LIFE,
  PAGE_COUNTERS,
  pageBitsFor,
  pageOfKey,
  readPage,
} from './counter-page.ts';
export type { Count, CounterEvent, CounterReading, CounterStore } from './counter-store.ts';
export {
  type CoverageAnswer,
  type CoveredSpan,
  coverageOf,
  isDeclaredFor,
} from './coverage.ts';
export {
  type BounceReason,
  type Disposition,
  type Dsn,
  type DsnAction,
  type DsnRecipient,
  type Feedback,
  type FoundId,
  type IdPlace,
  REPORT_KINDS,
  type ReportKind,
  type ReturnedForm,
  type ReturnedMessage,
} from './dsn.ts';
export { escapeJson, escapeText, quote } from './escape-text.ts';
export type { Client, Envelope, Evidence, KnownEnvelope } from './evidence.ts';
export { hasMethods } from './has-methods.ts';
export { KeyIndex } from './key-index.ts';
export type { Header, Mail, ParseMail, Part } from './mail.ts';
export { createMemoryCounterStore, type MemoryCounterStore } from './memory-counter-store.ts';
export { hasExactly, isSentKey } from './note-shape.ts';
export { parseOptions } from './options.ts';
export { abstained, found, unavailable } from './outcome.ts';
export type { Problem } from './problem.ts';
export type {
  Acquaintance,
  IdAnswer,
  LoggedMessage,
  PairAnswer,
  SentAnswer,
  SentBatch,
  SentKey,
  SentQuery,
  SentStore,
  SentUse,
  Suspension,
} from './sent-store.ts';
export type { Finding, Note, Outcome, Round, Signal, SignalContext } from './signal.ts';
export {
  hasStoreSecret,
  isStoreSecret,
  SECRET_IN_MEMORY,
  SECRET_MISSING,
  SECRET_RULE,
} from './store-secret.ts';
export {
  CELL_WIDTH,
  type ClassCounts,
  type ExpiryRule,
  type Learned,
  type LearnedChange,
  type MailClass,
  type TokenChange,
  type TokenChunk,
  type TokenReading,
  type TokenStore,
  type TokenTotals,
} from './token-store.ts';
export type { Label, Reason, Silence, Verdict, VerdictKind } from './verdict.ts';
export type { Clock, DnsAnswer, Resolver } from './world.ts';
