export { escapeText } from './render/escape-text.ts';
export { type RenderOptions, renderVerdict } from './render/render-verdict.ts';
export { PLAIN, type Style } from './render/style.ts';
export { toJsonLine } from './render/to-json-line.ts';
export type { MailItem } from './sources/mail-item.ts';
export { type ReadMailsOptions, readMails } from './sources/read-mails.ts';
