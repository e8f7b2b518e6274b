/**
 * When a mail came in: what our own server wrote into the topmost Received line
 * (RFC 5321 section 4.4). Only where there is none, the writer's own Date counts.
 */

import type { Header, Mail } from '@backscatter/core';
import { headerValue } from '@backscatter/mail';

/** Milliseconds since 1970; null where nothing says. */
export function arrivalTime({ headers }: Pick<Mail, 'headers'>): number | null {
  for (const text of [receivedAt(headers), headerValue(headers, 'date')]) {
    // Comments such as `(CEST)` are no part of the date.
    const at = Date.parse((text ?? '').replace(/\([^()]*\)/g, ' ').trim());
    if (Number.isFinite(at)) return at;
  }
  return null;
}

function receivedAt(headers: readonly Header[]): string | null {
  const received = headerValue(headers, 'received');
  return received === null ? null : received.slice(received.lastIndexOf(';') + 1);
}
