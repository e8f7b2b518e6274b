/**
 * What is taken of a mail of a corpus: what its author wrote. Delivery and list
 * headers tell where a corpus was stored, and so would tell ham from spam; they
 * and all addresses and ids of the header are left behind.
 *
 * Ham and spam are read by the same rules.
 */

import type { MailClass } from '@backscatter/core';
import { decodeHeader, fieldName } from '@backscatter/mail';
import { binaryOf } from '../binary-string.ts';
import type { SourceMail } from '../generator/events.ts';
import { seedOf } from '../random.ts';

/** What an author or his program writes and no server does. */
const AUTHORS: ReadonlySet<string> = new Set([
  'subject',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
  'content-language',
  'x-mailer',
  'user-agent',
  'x-priority',
  'x-msmail-priority',
  'x-mimeole',
  'importance',
  'priority',
  'organization',
  'thread-topic',
]);

/** Bytes of a header that are read: no author writes more. */
const MAX_HEADER = 64_000;

/** A field with its folded lines, without the last line end. */
interface Field {
  readonly name: string;
  readonly line: string;
}

/** A mail's text without anything of its way. */
export interface SourceText {
  readonly corpus: string;
  readonly path: string;
  readonly as: MailClass;
  /** Who wrote it, 0 to 1 and the same for the same From: a number, for the name is left behind. */
  readonly author: number;
  /** In the order of the source. Subject without the tags of lists and filters. */
  readonly fields: readonly Field[];
  /** Finds the addresses that it went to, and their mailboxes' names, in its text; null for none. */
  readonly addressed: RegExp | null;
  /** Whether it answers another mail. */
  readonly answers: boolean;
  /** Decoded. */
  readonly subject: string;
  /** A binary string with CRLF line ends. */
  readonly body: string;
}

/** Reads a mail of a corpus. */
export function readSourceText({ corpus, path, as, raw }: SourceMail): SourceText {
  const text = binaryOf(raw).replace(/\r\n?/g, '\n');
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const body = end < 0 ? '' : text.slice(end + 2);
  const all = fieldsOf(head.slice(0, MAX_HEADER));
  const fields = all.filter(({ name }) => AUTHORS.has(name)).map(withoutTags);
  const subject = fields.find(({ name }) => name === 'subject')?.line ?? '';
  return {
    corpus,
    path,
    as,
    author: authorOf(all),
    fields: fields.map(({ name, line }) => ({ name, line: line.replaceAll('\n', '\r\n') })),
    addressed: addressedIn(all),
    answers: all.some(({ name }) => name === 'in-reply-to' || name === 'references'),
    subject: decodeHeader(subject.slice(subject.indexOf(':') + 1)).trim(),
    body: withoutFooter(body).replaceAll('\n', '\r\n'),
  };
}

function fieldsOf(head: string): readonly Field[] {
  const fields: { name: string; line: string }[] = [];
  for (const line of head.split('\n')) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      if (last !== undefined) last.line += `\n${line}`;
      continue;
    }
    const name = fieldName(line);
    // A second Subject or Content-Type is what a server left of the first.
    if (name !== null && !fields.some((one) => one.name === name)) fields.push({ name, line });
  }
  return fields;
}

/** One where there is no From: mail without an author has nothing else in common. */
function authorOf(all: readonly Field[]): number {
  const line = all.find(({ name }) => name === 'from')?.line ?? '';
  const [address = line] = line.match(/[\w.+-]{1,64}@[\w.-]{1,255}/) ?? [];
  return seedOf(3, address.toLowerCase()) / 2 ** 32;
}

/** Where a header tells whom a mail went to. */
const RECIPIENTS: ReadonlySet<string> = new Set(['to', 'cc', 'delivered-to', 'x-original-to']);

/** Addresses looked for of one mail. */
const MAX_RECIPIENTS = 8;

/** Names of mailboxes that are a person's own word: `hibody`, and neither `info` nor `linux-raid`. */
const OWN_WORD =
  /^(?!(?:info|office|sales|list|users?|admin|webmaster|support|undisclosed)$)[a-z0-9_.]{5,40}$/i;

function addressedIn(all: readonly Field[]): RegExp | null {
  const text = all
    .filter(({ name }) => RECIPIENTS.has(name))
    .map(({ line }) => line)
    .join('\n');
  const found = text.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}/g) ?? [];
  const addresses = [...new Set(found)].slice(0, MAX_RECIPIENTS);
  const words = addresses.map((address) => address.slice(0, address.indexOf('@')));
  const sought = [...addresses, ...words.filter((word) => OWN_WORD.test(word))];
  if (sought.length === 0) return null;
  const escaped = sought.map((one) => one.replace(/[.+]/g, '\\$&'));
  return new RegExp(`(?<![\\w.-])(?:${escaped.join('|')})(?![\\w-])`, 'gi');
}

/** `[list] ` and `[SPAM] `: lists and filters put them there, not the author. */
function withoutTags(field: Field): Field {
  if (field.name !== 'subject') return field;
  const line = field.line.replace(
    /^(subject:\s{0,5}(?:(?:re|fwd?|aw):\s{0,5}){0,3})\[[^\]\n]{1,40}\]\s{0,5}/i,
    '$1',
  );
  return { name: field.name, line };
}

/** How far from the end a footer of a list begins at most. */
const FOOTER = 700;

/** What Mailman puts below every post. */
function withoutFooter(body: string): string {
  const from = Math.max(0, body.length - FOOTER);
  const at = body.slice(from).search(/\n_{30,80}\n[\s\S]{0,300}(?:mailing list|listinfo)/);
  return at < 0 ? body : body.slice(0, from + at + 1);
}
