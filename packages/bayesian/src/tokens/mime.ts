/**
 * `m:` — how the mail is built: types, charsets, transfer encodings, what is
 * attached. HTML alone, or base64 around plain English, is rare in honest mail.
 */

import type { Mail, Part } from '@backscatter/core';
import { walkParts } from '@backscatter/mail';
import { MAX_WORD_LENGTH } from './words.ts';

/** Parts read of one mail. */
const MAX_PARTS = 50;

/** Tokens of the MIME structure, in order. */
export function mimeTokens(mail: Mail): readonly string[] {
  const tokens: string[] = [];
  for (const part of walkParts(mail.root).slice(0, MAX_PARTS)) {
    for (const fact of factsOf(part)) {
      if (fact.length <= 2 * MAX_WORD_LENGTH) tokens.push(`m:${fact}`);
    }
  }
  if (mail.html !== null && mail.text === null) tokens.push('m:html-only');
  return tokens;
}

function factsOf({ type, parameters, encoding, disposition, filename }: Part): readonly string[] {
  const facts = [`type:${type}`, `encoding:${type}:${encoding}`];
  const charset = parameters.get('charset');
  if (charset !== undefined) facts.push(`charset:${charset.toLowerCase()}`);
  if (disposition !== null) facts.push(`disposition:${disposition}`);
  const dot = filename?.lastIndexOf('.') ?? -1;
  if (filename !== null && dot > 0) facts.push(`file:${filename.slice(dot + 1).toLowerCase()}`);
  return facts;
}
