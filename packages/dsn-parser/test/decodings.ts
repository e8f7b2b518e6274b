/**
 * What the parser may make of a mail's text before it reports an address, and
 * nothing else:
 *
 *   1. what the mail reader did: transfer encodings, charsets, RFC 2047 words;
 *   2. fields and JSON unfolded, blanks as one, HTML as a reader sees it;
 *   3. xtext, `+HH` (RFC 3461 section 4), and `\x{HHHH}` (RFC 6533 section 3);
 *   4. the quotes, brackets and backslashes around or in a local part (RFC 5322
 *      section 3.2.4), and control characters, taken off;
 *   5. for servers that name accounts alone: the writer's domain added.
 */

import type { Mail } from '@backscatter/core';
import { decodeBytes, decodeHeader, htmlToText, unfold, walkParts } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';

/** Reports within reports that are looked into; the parser opens three. */
const MAX_DEPTH = 5;

/** Everything that the documented decodings make of the mail, in lower case. */
export async function decodings(mail: Mail): Promise<string> {
  const texts = await textsOf(mail, 0);
  return texts.flatMap(variants).join('\n').toLowerCase();
}

async function textsOf(mail: Mail, depth: number): Promise<readonly string[]> {
  const texts = [mail.text ?? '', mail.html ?? ''];
  for (const { raw } of mail.headers) texts.push(raw, unfold(raw), decodeHeader(raw));
  for (const part of walkParts(mail.root)) {
    texts.push(part.text ?? '');
    if (part.content === null) continue;
    const text = decodeBytes(part.content, part.parameters.get('charset') ?? null);
    texts.push(text, decodeBytes(part.content));
    if (depth < MAX_DEPTH) texts.push(...(await textsOf(await parseMail(part.content), depth + 1)));
  }
  // A returned message that is quoted in the notice is decoded as a mail.
  const quoted = (mail.text ?? '').replace(/^[>| \t]+/gm, '');
  if (depth < MAX_DEPTH && /^content-t/im.test(quoted)) {
    for (const at of [...quoted.matchAll(/^[a-z-]{2,40}:/gim)].slice(0, 20)) {
      const inner = await parseMail(new TextEncoder().encode(quoted.slice(at.index)));
      texts.push(...(await textsOf(inner, MAX_DEPTH)));
    }
  }
  return texts;
}

function variants(text: string): readonly string[] {
  const html = text.includes('<') ? [htmlToText(text)] : [];
  return [text, ...html].flatMap((one) => {
    const folded = one.replace(/\s+/g, ' ');
    const joined = one.replace(/\r?\n/g, '');
    return [folded, joined.replace(/\s+/g, ' '), ...[folded, joined].flatMap(unescaped)];
  });
}

function unescaped(text: string): readonly string[] {
  const character = (hex: string): string => {
    const code = Number.parseInt(hex, 16);
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '' : String.fromCodePoint(code);
  };
  const unquoted = text.replace(/["'<>\\\p{Cc}]/gu, '');
  return [
    text.replace(/\+(2B|3D|20)/g, (_, hex) => character(hex)),
    text.replace(/\+([2-7][0-9A-F])/g, (_, hex) => character(hex)),
    text.replace(/\\x\{([0-9A-F]{1,6})\}/gi, (_, hex) => character(hex)),
    unquoted,
    unquoted.replace(/\+(2B|3D|20)/g, (_, hex) => character(hex)),
    // SNS breaks its JSON by `!`, a line end and a blank; JSON escapes what it likes.
    text.replace(/! /g, '').replace(/\\(.)/g, '$1'),
    text.replace(/"/g, ' ').replace(/\s+/g, ' '),
  ];
}
