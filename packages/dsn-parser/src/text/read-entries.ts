/**
 * Recipients in a plain-text notice: a line that names one, then the lines that
 * say what went wrong, up to the next recipient. Dialects differ in how the
 * naming line looks; the walk is the same.
 */

import { bareAddress } from '../fields/typed-value.ts';

/** Recipients read from one notice. */
const MAX_ENTRIES = 200;

/** Lines that belong to one recipient. */
const MAX_CONTEXT_LINES = 15;

/** What ends an address in running text: blanks, brackets and marks, the full-width ones too. */
const END = '\\s<>()\\[\\]:;,"\'\\u3000-\\u303f\\uff00-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65';

/** An address in running text; RFC 5321 lengths, no blanks, no quoted local part. */
export const ADDRESS = `[^${END}]{1,128}@[^${END}*?!]{1,255}[^${END}*?!.]`;

/**
 * An address that begins a word. A form that may begin anywhere takes this one: tried
 * at every letter of a long word, the other would cost the square of its length.
 */
export const WORD_ADDRESS = `(?<![^\\s<>()\\[\\]:;,"'])${ADDRESS}`;

/** One recipient as a notice names it. */
export interface Entry {
  readonly address: string;
  /** The address it was expanded or forwarded from, or null. */
  readonly original: string | null;
  /** What stands in front of it on its line; empty where nothing does. */
  readonly front: string;
  /** What the notice says of it, from the address on. */
  readonly text: string;
}

/** How a dialect's naming lines look. Group 1, or the group `address`, is the recipient. */
export interface EntryForm {
  readonly line: RegExp;
  /** A phrase, in lower case, of the line after which entries begin. */
  readonly after?: string;
  /** A phrase, in lower case, of the line with which entries end. */
  readonly before?: string;
  /** The cause stands above the entries, once for all of them. */
  readonly causeAbove?: boolean;
}

const ORIGINAL = new RegExp(
  `(?:\\((?:(?:ultimately )?generated from|expanded from:?|for:?)|^\\s*Original address:)\\s*<?(${ADDRESS})>?`,
  'im',
);

const NO_ENTRIES: readonly Entry[] = [];

/**
 * Reads all entries of one form.
 *
 * @param among the numbers of the lines that the form can fit, where only some can
 */
export function readEntries(
  lines: readonly string[],
  form: EntryForm,
  among: readonly number[] | null = null,
): readonly Entry[] {
  const [from, to] = range(lines, form);
  const starts: { at: number; address: string; rest: string }[] = [];
  const end = among === null ? to : among.length;
  for (let i = among === null ? from : 0; i < end && starts.length < MAX_ENTRIES; i++) {
    const at = among === null ? i : (among[i] ?? to);
    if (at < from || at >= to) continue;
    const line = lines[at] ?? '';
    const match = form.line.exec(line);
    if (match === null) continue;
    const address = bareAddress(match.groups?.['address'] ?? match[1] ?? '');
    if (address === null) continue;
    starts.push({ at, address, rest: match.groups?.['rest'] ?? restOf(line, match) });
  }
  if (starts.length === 0) return NO_ENTRIES;
  const shared =
    form.causeAbove === true
      ? (causeBelow(lines, starts.at(-1)?.at ?? 0) ?? linesAbove(lines, starts[0]?.at ?? 0))
      : null;
  const entries = starts.map(({ at, address, rest }, index) => {
    if (shared !== null) return { address, original: null, front: '', text: shared };
    const next = Math.min(starts[index + 1]?.at ?? to, at + 1 + MAX_CONTEXT_LINES);
    const text = [rest, ...lines.slice(at + 1, next)].join('\n').trim();
    const line = lines[at] ?? '';
    return {
      address,
      original: ORIGINAL.exec(text)?.[1] ?? null,
      front: line.slice(0, Math.max(0, line.indexOf(address))).trim(),
      text: text === '' && says(line, address) ? line.trim() : text,
    };
  });
  // A list of addresses and nothing else on its lines: what stands below is said of all.
  for (let i = entries.length - 2; i >= 0; i--) {
    const [entry, below] = [entries[i], entries[i + 1]];
    if (entry === undefined || below === undefined || entry.text !== '') continue;
    if (starts[i + 1]?.at !== (starts[i]?.at ?? 0) + 1 || starts[i + 1]?.rest.trim() !== '')
      continue;
    entries[i] = { ...entry, text: below.text };
  }
  return entries;
}

/** What follows the address, without the bracket or quote that closes it. */
function restOf(line: string, { index, 0: matched }: RegExpExecArray): string {
  return line.slice(index + matched.length).replace(/^[>"')]{1,3}/, '');
}

/** A field of the same list that says why, by language. */
const CAUSE =
  /^\s{0,8}(?:(?:failure )?reason|cause|error(?: message)?|grund|ursache|fehler|raison|motif|motivo|causa|reden|oorzaak|powód|důvod|dôvod|årsag|årsak|orsak|syy|neden|motiv|причина|αιτία|סיבה|السبب|理由|原因|退信原因|사유)\s?[:：]\s?\S/iu;

function causeBelow(lines: readonly string[], at: number): string | null {
  const to = Math.min(lines.length, at + 1 + MAX_CONTEXT_LINES);
  for (let i = at + 1; i < to; i++) {
    if (CAUSE.test(lines[i] ?? ''))
      return lines
        .slice(i, i + 2)
        .join('\n')
        .trim();
  }
  return null;
}

function linesAbove(lines: readonly string[], at: number): string {
  return lines
    .slice(Math.max(0, at - MAX_CONTEXT_LINES), at)
    .join('\n')
    .trim();
}

/** `Unknown user: bob@example.org`: the cause stands in front. */
function says(line: string, address: string): boolean {
  return /[a-z]{3}/i.test(line.replace(address, '').replace(/mailto:|recipient/gi, ''));
}

function range(lines: readonly string[], form: EntryForm): [from: number, to: number] {
  let from = 0;
  if (form.after !== undefined) {
    const { after } = form;
    from = lines.findIndex((line) => line.toLowerCase().includes(after)) + 1;
    if (from === 0) return [0, 0];
  }
  if (form.before === undefined) return [from, lines.length];
  const { before } = form;
  const to = lines.findIndex((line, i) => i >= from && line.toLowerCase().includes(before));
  return [from, to < 0 ? lines.length : to];
}
