/**
 * One line of a list: `[weight] [fields:] rule`.
 *
 * A weight is written with a point, so that `100 free offers` is a phrase. A
 * field is one of a few words; any other word before a colon is text.
 */

import { DEFAULT_WEIGHT } from './rule.ts';

const WEIGHT = /^(\d{0,9}\.\d{1,9})[ \t]{1,99}/;

/** `notice.subject,body:` and the like. What begins so is meant so, and checked. */
const FIELDS = /^([a-z][a-z0-9._,-]{0,199}):[ \t]{0,99}/i;
const FIELD = /^(?:subject|body|from|attachment|any|header\.([a-z0-9_.-]{1,60}))$/;
const MEANT = /^(?:notice|returned|header)[.,]|^(?:notice|returned)$|,/;

const REGEX = /^\/(.{1,600})\/([a-z]{0,9})$/;

const ALLOWED =
  'subject, body, from, attachment, any, header.NAME, each with notice. before it or none';

/** The line's rule, unchecked; or a sentence on what is wrong. */
export function parseListLine(line: string): Readonly<Record<string, unknown>> | string {
  let rest = line;
  let weight = DEFAULT_WEIGHT;
  const [number, digits = ''] = WEIGHT.exec(rest) ?? [];
  if (number !== undefined) {
    weight = Number(digits);
    if (weight > 1)
      return `${digits} is no weight, which is at most 1.0; quotes make a phrase of it`;
    rest = rest.slice(number.length);
  }
  const [prefix, list = ''] = FIELDS.exec(rest) ?? [];
  const place = prefix === undefined ? {} : parseFields(list.toLowerCase());
  if (typeof place === 'string') return place;
  if (prefix !== undefined && place !== null) rest = rest.slice(prefix.length);
  const rule = parseRule(rest.trim());
  return typeof rule === 'string' ? rule : { ...rule, weight, ...place };
}

/** Null where the word before the colon is text. */
function parseFields(
  list: string,
): { readonly side?: string; readonly in: readonly string[] } | string | null {
  const parts = list.split(',');
  const sides = new Set<string>();
  const fields: string[] = [];
  for (const part of parts) {
    const [, side = 'returned', rest = part] = /^(notice|returned)(?:\.(.*))?$/.exec(part) ?? [];
    const field = part === side ? 'any' : rest;
    const [known, header] = FIELD.exec(field) ?? [];
    if (known === undefined) {
      return MEANT.test(list) ? `${JSON.stringify(part)} is no field; there are ${ALLOWED}` : null;
    }
    sides.add(side);
    fields.push(header === undefined ? field : `header:${header}`);
  }
  if (sides.size > 1) return 'a rule looks at the notice or at the returned message, not at both';
  return { ...(sides.has('notice') ? { side: 'notice' } : {}), in: fields };
}

function parseRule(text: string): Readonly<Record<string, string>> | string {
  const [, regex, flags = ''] = REGEX.exec(text) ?? [];
  if (regex !== undefined) return flags === '' ? { regex } : { regex, flags };
  if (text.startsWith('/')) return 'an expression ends with a slash, and flags behind it';
  return /["*?]/.test(text) ? { pattern: text } : { phrase: text };
}
