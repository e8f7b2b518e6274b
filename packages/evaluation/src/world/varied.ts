/**
 * The little changes of each copy: a name in the salutation, a path of its own in the
 * links, a tail of random words. A run of spam has them against filters that know its
 * digest, a newsletter to count who reads; here every mail has them, ham and spam, so
 * that they tell nothing. What is encoded stays as it is.
 */

import type { Random } from '../random.ts';
import { inventedWord } from './names.ts';
import type { SourceText } from './source-text.ts';

/** Links changed of one mail: the first ones, as programs that count clicks do. */
const MAX_LINKS = 20;

/** The body of one copy, sent to `to`. */
export function varied(text: SourceText, to: string, random: Random): string {
  const body = isBase64(text) ? text.body : readdressed(text, text.body, to);
  if (isEncoded(text)) return body;
  const type = fieldValue(text, 'content-type');
  const linked = random.chance(0.5) ? withOwnLinks(body, random) : body;
  if (/^multipart\//i.test(type)) return linked;
  const salutation = random.chance(0.4) ? random.pick(SALUTATIONS) : null;
  const tail = tailOf(random);
  if (/^text\/html/i.test(type) || /^\s*<(?:html|!doctype)/i.test(linked)) {
    const end = linked.search(/<\/body>/i);
    const at = end < 0 ? linked.length : end;
    return `${linked.slice(0, at)}<p>${tail}</p>\r\n${linked.slice(at)}`;
  }
  const name = to.slice(0, to.indexOf('@')).split(/[.0-9]/)[0] ?? '';
  const head = salutation === null || name === '' ? '' : `${salutation} ${name},\r\n\r\n`;
  return `${head}${linked.trimEnd()}\r\n\r\n${tail}\r\n`;
}

/**
 * What names the one whom the source went to names the one whom the copy goes to: spam
 * likes to, and the collector of a corpus, in all its spam, would give that away.
 */
export function readdressed({ addressed }: SourceText, part: string, to: string): string {
  if (addressed === null) return part;
  const local = to.slice(0, to.indexOf('@'));
  return part.replace(addressed, (found) => (found.includes('@') ? to : local));
}

const SALUTATIONS = ['Hi', 'Hello', 'Dear', 'Good morning', 'Hey'];

function tailOf(random: Random): string {
  return Array.from({ length: 1 + random.below(3) }, () => inventedWord(random)).join(' ');
}

function withOwnLinks(body: string, random: Random): string {
  let left = MAX_LINKS;
  return body.replace(/\bhttps?:\/\/[^\s"'<>=?#]{4,100}(?=[\s"'<>])/g, (link) => {
    left -= 1;
    if (left < 0) return link;
    return `${link}${link.indexOf('/', 8) < 0 ? '/' : ''}?r=${random.word(8)}`;
  });
}

function isEncoded(text: SourceText): boolean {
  return isBase64(text) || encodingOf(text) === 'quoted-printable';
}

function isBase64(text: SourceText): boolean {
  return encodingOf(text) === 'base64';
}

function encodingOf(text: SourceText): string {
  return fieldValue(text, 'content-transfer-encoding').toLowerCase();
}

function fieldValue({ fields }: SourceText, name: string): string {
  const line = fields.find((field) => field.name === name)?.line ?? '';
  return line.slice(line.indexOf(':') + 1).trim();
}
