/**
 * Mails in a few words: a body, a subject, header fields.
 */

import type { Header, Mail } from '@backscatter/core';

export interface MailParts {
  readonly text?: string;
  readonly html?: string;
  readonly subject?: string;
  /** Fields as `[name, value]`. */
  readonly headers?: readonly (readonly [string, string])[];
}

export function mailOf({ text, html, subject, headers = [] }: MailParts): Mail {
  const fields: Header[] = headers.map(([name, raw]) => ({ name, raw: ` ${raw}` }));
  if (subject !== undefined) fields.push({ name: 'subject', raw: ` ${subject}` });
  return {
    headers: fields,
    text: text ?? null,
    html: html ?? null,
    root: {
      type: 'text/plain',
      parameters: new Map(),
      disposition: null,
      filename: null,
      encoding: '8bit',
      headers: fields,
      text: text ?? html ?? '',
      content: null,
      size: (text ?? html ?? '').length,
      children: [],
    },
    size: (text ?? html ?? '').length,
    problems: [],
  };
}
