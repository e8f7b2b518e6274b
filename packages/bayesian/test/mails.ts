import type { Evidence, Header, Mail, Part } from '@backscatter/core';
import { BLANK_REPORT, envelopeTo } from '../../core/test/blank-report.ts';

export interface MailShape {
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string | null;
  readonly html?: string | null;
  readonly part?: Partial<Part>;
}

/** A mail literal of one part. */
export function mailOf(shape: MailShape = {}): Mail {
  const headers: readonly Header[] = Object.entries(shape.headers ?? {}).map(([name, value]) => ({
    name,
    raw: ` ${value}`,
  }));
  const text = shape.text ?? null;
  const html = shape.html ?? null;
  const root: Part = {
    type: html === null ? 'text/plain' : 'text/html',
    parameters: new Map(),
    disposition: null,
    filename: null,
    encoding: '7bit',
    headers,
    text: text ?? html,
    content: null,
    size: 0,
    children: [],
    ...shape.part,
  };
  return { headers, text, html, root, size: 0, problems: [] };
}

/** Evidence of a report whose notice says `notice` and which returns `mail`. */
export function evidenceOf(mail: Mail | null, notice = 'Delivery has failed.'): Evidence {
  const returned = { form: mail === null ? 'none' : 'message', mail } as const;
  return {
    mail: mailOf({ headers: { subject: 'Undeliverable' }, text: notice }),
    report: { ...BLANK_REPORT, notice, returned },
    envelope: envelopeTo(null),
    addressee: null,
    now: 0,
  };
}
