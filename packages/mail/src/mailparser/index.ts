export { fromParsedMail } from './from-parsed-mail.ts';
export { DEFAULT_LIMITS, type MailLimits } from './limits.ts';
export { parseMail } from './parse-mail.ts';
export { type RawMail, readRaw } from './read-raw.ts';
