export type { LogEvent } from './log/log-event.ts';
export { createLogJoin, type LogJoin, type LogJoinOptions } from './log/log-join.ts';
export { createLogParser, type LogParser, type LogParserOptions } from './log/log-parser.ts';
export type { LeftOut, LogTally } from './log/log-tally.ts';
export { replyIds } from './log/reply-ids.ts';
export { onlyNew } from './only-new.ts';
export { readSentMail, type SentMailContext, type SentMailResult } from './sent-mail.ts';
export type { SentRecord } from './sent-record.ts';
