/**
 * `r:` — how many the mail names as recipients, and in what form. Never who:
 * in a returned message those are the victims, and a model that knows them
 * judges by address.
 */

import type { Mail } from '@backscatter/core';
import { headerValue } from '@backscatter/mail';

/** Characters read of one field; more than enough to see that there are many. */
const MAX_FIELD_LENGTH = 2_000;

/** From this number on it is "many". */
const MANY = 6;

/** Tokens of the To and Cc fields, in order. */
export function recipientTokens(mail: Mail): readonly string[] {
  return ['to', 'cc'].flatMap((field) => {
    const value = headerValue(mail.headers, field)?.slice(0, MAX_FIELD_LENGTH);
    if (value === undefined) return [`r:${field}:none`];
    const count = value.split('@').length - 1;
    const form = value.includes('"') ? 'quoted' : value.includes('<') ? 'bracketed' : 'bare';
    return [`r:${field}:${count < MANY ? count : 'many'}`, `r:${field}:${form}`];
  });
}
