/**
 * A report without its machine-readable part: what a server would have sent that
 * writes the same notice and no delivery status.
 */

import type { Dsn, Mail, Part } from '@backscatter/core';
import { namesOf } from './judge-report.ts';

const STATUS = /^(?:message|text)\/(?:global-|utf-8-|x-?)?(?:delivery|tracking)-status$/;

/** The mail without its delivery status and X-Failed-Recipients; null where it has no status. */
export function noticeAlone(mail: Mail): Mail | null {
  const root = withoutStatus(mail.root);
  if (root === null || root === mail.root) return null;
  const headers = mail.headers.filter(({ name }) => name !== 'x-failed-recipients');
  return { ...mail, headers, root: { ...root, headers } };
}

function withoutStatus(part: Part): Part | null {
  if (STATUS.test(part.type)) return null;
  const children = part.children.map(withoutStatus);
  if (children.every((child, i) => child === part.children[i])) return part;
  return { ...part, children: children.filter((child) => child !== null) };
}

/** Whether two readings of a report name the same recipients; an alias by either of its names. */
export function sameRecipients(fields: Dsn, notice: Dsn | null): boolean {
  const wanted = namesOf(fields);
  const found = namesOf(notice);
  const meet = (a: readonly string[], b: readonly string[]): boolean =>
    a.some((name) => b.includes(name));
  return (
    wanted.every((names) => found.some((others) => meet(names, others))) &&
    found.every((names) => wanted.some((others) => meet(names, others)))
  );
}

/** Whether the notice writes out a name of every recipient: else nobody could read them there. */
export function namesAll(fields: Dsn): boolean {
  const text = fields.notice.toLowerCase();
  return namesOf(fields).every((names) => names.some((name) => text.includes(name)));
}
