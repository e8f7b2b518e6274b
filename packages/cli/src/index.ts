export { escapeText } from '@backscatter/core';
export { type MailItem, type ReadMailsOptions, readMails } from '@backscatter/mail/node';
export { type RenderOptions, renderVerdict } from './render/render-verdict.ts';
export { PLAIN, type Style } from './render/style.ts';
export { toJsonLine } from './render/to-json-line.ts';
