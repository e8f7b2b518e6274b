import type { Dsn, Evidence, Mail, SignalContext } from '@backscatter/core';
import { BLANK_REPORT, envelopeTo } from '../../core/test/blank-report.ts';

/** A mail with one subject and one body, as far as a reader of text looks at it. */
export function mailOf(content: { subject?: string; text?: string; html?: string }): Mail {
  const { subject, text = null, html = null } = content;
  const headers = subject === undefined ? [] : [{ name: 'subject', raw: ` ${subject}` }];
  const root = {
    type: html === null ? 'text/plain' : 'text/html',
    parameters: new Map<string, string>(),
    disposition: null,
    filename: null,
    encoding: '8bit',
    headers,
    text: text ?? html,
    content: null,
    size: 0,
    children: [],
  };
  return { headers, text, html, root, size: 0, problems: [] };
}

/** Evidence on a report that returned `returned`, with `notice` around it. */
export function evidenceOf(returned: Mail | null, notice = ''): Evidence {
  const report: Dsn = {
    ...BLANK_REPORT,
    notice,
    returned: { form: returned === null ? 'none' : 'message', mail: returned },
  };
  return {
    mail: mailOf({ subject: 'Undelivered Mail Returned to Sender', text: notice }),
    report,
    envelope: envelopeTo('anna@example.org'),
    addressee: null,
    now: Date.UTC(2026, 0, 15),
  };
}

export const context: SignalContext = { abort: new AbortController().signal, findings: [] };
