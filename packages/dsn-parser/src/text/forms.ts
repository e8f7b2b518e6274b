/**
 * Forms of naming lines that several dialects share.
 */

import { ADDRESS, type EntryForm } from './read-entries.ts';

/** `<user@example.org>: what went wrong`, and alone on a line with a colon (QSBMF). */
export const BRACKETED: EntryForm = {
  line: /^\s{0,4}<([^<>\s][^<>]{0,300})>\s{0,3}(?:\([^()]{0,300}\))?\s?:/,
};

/** `<user@example.org>` alone on its line. */
export const BRACKETED_ALONE: EntryForm = {
  line: /^\s{0,8}<([^<>\s]{1,300}@[^<>\s]{1,300})>\s*(?:\(.{0,300})?$/,
};

/** `user@example.org` alone on its line, indented or not, perhaps with a bullet or brackets. */
export const ALONE: EntryForm = {
  line: new RegExp(
    `^[\\s*•·>-]{0,12}['"]?<?(${ADDRESS})>?['"]?(?:<mailto:[^>]{1,300}>|\\(mailto:[^)]{1,300}\\))?\\s{0,4}:?\\s*$`,
    'i',
  ),
};

/** `user@example.org: what went wrong`, `user@example.org on 3/4/2005 …`, `user@example.org... reason`. */
export const LEADING: EntryForm = {
  line: new RegExp(
    `^[\\s*•]{0,12}['"]?<?(${ADDRESS})>?['"]?(?:\\s?[:;]|\\s{1,4}on\\s|\\.\\.\\.|\\s{1,4}[-–([]|\\s{1,4}\\.{3}|\\s{2,})`,
    'i',
  ),
};
