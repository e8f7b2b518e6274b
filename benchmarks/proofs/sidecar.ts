/**
 * What the sender's own server would have logged of a mail that bounced, read out
 * of the bounce's bytes by plain text search.
 *
 * A log written with our own parser would agree with it by construction. So this
 * knows no MIME and no dialect, and calls nothing of ours: it looks for lines that begin with
 * `Message-ID:` and for the addresses that stand behind a handful of words, takes
 * what the collection's own tables say of recipients first, and where it is
 * wrong a person's correction by line numbers counts (`corrections.ts`).
 */

import { CORRECTIONS } from './corrections.ts';

/** One mail as its sender's server knows it. */
export interface Sidecar {
  /** To whom the bounce came: the mail's envelope sender. */
  readonly sender: string;
  /** Ids of the mail that the bounce names; none where no line holds one. */
  readonly ids: readonly string[];
  /** Whom it was for; none where no line says so. */
  readonly recipients: readonly string[];
}

/** What of the collection's index helps. */
export interface IndexRow {
  readonly path: string;
  readonly expected: { readonly recipients?: readonly string[] };
  readonly raw: Uint8Array;
}

const ADDRESS = /[^\s<>()[\]:;,"'=/|]{1,100}@[a-z0-9](?:[a-z0-9-]{0,62}\.){0,8}[a-z0-9-]{1,62}/i;

/** Words with an address behind them that could not be delivered, the surest first. */
const NAMING: readonly RegExp[] = [
  /^[>\s]{0,9}original-recipient\s?:(.{0,200})/gim,
  /^[>\s]{0,9}x-failed-recipients\s?:(.{0,200})/gim,
  /^[>\s]{0,9}final[- ]recipient\s?:(.{0,200})/gim,
  /rcpt to:(.{0,200})/gim,
];

/** A line that is an address and no more than a little beside it. */
const ALONE =
  /^[\s*>|-]{0,9}<?([^\s<>()[\]:;,"]{1,100}@[^\s<>()[\]:;,"]{1,100})>?[\s:.,;]{0,3}(?:$|\(|\s)/gm;

const ID_LINE = /^[>|\s]{0,9}message-?id\s{0,4}:\s{0,9}(?:<|&lt;)?\s?([^<>&\s]{3,300})/gim;
const ID_ELSEWHERE =
  /^(?:in-reply-to|references|x-original-message-id|x-ms-?original-?message-?id|original-message-id)\s?:\s{0,9}<?([^<>\s]{3,300})/gim;

/** Reads one. */
export function sidecarOf({ path, expected, raw }: IndexRow): Sidecar {
  const text = textOf(raw);
  const corrected = CORRECTIONS.get(path);
  const end = text.search(/\n\n/);
  const [header, body] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
  // Counted as the file has them, before anything is decoded.
  const lines = decoded(raw).split(/\r\n?|\n/);
  const at = (numbers: readonly number[], pattern: RegExp): readonly string[] =>
    numbers.flatMap((number) => pattern.exec(lines[number - 1] ?? '')?.at(-1) ?? []);
  const to = addressIn(headerOf(header, 'to')) ?? addressIn(headerOf(header, 'delivered-to'));
  const from = addressIn(headerOf(body, 'return-path')) ?? addressIn(headerOf(body, 'from'));
  const sender = to ?? from ?? 'somebody@example.org';
  const recipients =
    corrected?.recipients === undefined
      ? recipientsOf(text, body, expected.recipients ?? [], sender)
      : at(corrected.recipients, ADDRESS);
  const ids =
    corrected?.ids === undefined
      ? idsOf(body, header)
      : at(corrected.ids, /<?([^<>\s]{3,300})>?\s*$/);
  return { sender, ids, recipients };
}

function idsOf(body: string, header: string): readonly string[] {
  const all = [...body.matchAll(ID_LINE)].map((match) => match[1] ?? '');
  const last = all.at(-1);
  if (last !== undefined) return [last];
  const named = [...`${header}${body}`.matchAll(ID_ELSEWHERE)].map((match) => match[1] ?? '');
  return [...new Set(named)].slice(-1);
}

function recipientsOf(
  text: string,
  body: string,
  stated: readonly string[],
  sender: string,
): readonly string[] {
  // A table may name a filter or a program.
  const addresses = stated.filter((address) => ADDRESS.test(address));
  if (addresses.length > 0) return addresses;
  for (const pattern of NAMING) {
    const found = [...text.matchAll(pattern)].flatMap((match) => addressIn(match[1] ?? '') ?? []);
    // A server in front of the mailbox may have written the same fields about the bounce.
    const others = found.filter((address) => address.toLowerCase() !== sender.toLowerCase());
    if (found.length > 0) return [...new Set(others.length > 0 ? others : found)];
  }
  const alone = [...body.matchAll(ALONE)]
    .map((match) => match[1] ?? '')
    .find((address) => ADDRESS.test(address) && address.toLowerCase() !== sender.toLowerCase());
  const to = addressIn(headerOf(body, 'to'));
  return [alone ?? to].filter((address) => address !== undefined && address !== null);
}

function addressIn(text: string): string | null {
  return ADDRESS.exec(text)?.[0] ?? null;
}

/** The value of the first line that begins with a name, and of lines folded under it. */
function headerOf(text: string, name: string): string {
  return new RegExp(`^[>\\s]{0,9}${name}:((?:.|\\n[ \\t]){0,500})`, 'im').exec(text)?.[1] ?? '';
}

/** The bytes as text, soft line ends and escapes of quoted-printable undone, base64 blocks decoded behind it. */
function textOf(raw: Uint8Array): string {
  const text = decoded(raw).replace(/\r\n?/g, '\n');
  const blocks = text.match(/(?:^[A-Za-z0-9+/]{40,80}\n){1,2000}[A-Za-z0-9+/]{0,80}={0,2}/gm) ?? [];
  const inside = blocks.map((block) => Buffer.from(block, 'base64').toString('latin1'));
  const plain = text
    .replace(/(?<!\?)=\n/g, '')
    .replace(/=(3D|40|2E|5F)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return [plain, ...inside].join('\n').replace(/\r\n?/g, '\n');
}

/** UTF-8 where it is valid, else each byte a character. */
function decoded(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return Buffer.from(raw).toString('latin1');
  }
}
