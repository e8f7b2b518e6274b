/**
 * Where a corpus lies, and what is known of its messages beside their bytes.
 */

import { join, sep } from 'node:path';
import type { MailItem } from '@backscatter/mail/node';
import type { IndexEntry } from './corpus-index.ts';
import type { CorpusItem } from './corpus-item.ts';
import { isForeign } from './find-layout.ts';

/** What an index and the names say of a message. */
export type Known = Omit<IndexEntry, 'path'>;

/**
 * Looks a message up.
 *
 * @param name within the corpus or within its archive, as an index has it
 * @param names all names that may tell the class, from the corpus on, with `/` between
 */
export type Look = (name: string, names: string) => Known;

/** Where a corpus lies, and how much of a message is read. */
export interface Place {
  /** The path as the caller gave it. */
  readonly shown: string;
  /** The same, absolute. */
  readonly full: string;
  /** Bytes read of one message. */
  readonly maxBytes: number;
}

/** A path with `/` between its names, on every system. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}

/** What a caller is shown of a path below the corpus; the corpus itself for an empty one. */
export function shownAt({ shown }: Place, below: string): string {
  return below === '' ? shown : join(shown, below);
}

/** SpamAssassin's corpus has a message a file, by number and digest, and most begin with `From `. */
export function isSpamAssassin(path: string): boolean {
  return /(?:^|[/\\])\d{4,5}\.[0-9a-f]{32}$/.test(path);
}

/** An item of a mailbox with its label. */
export function itemOf(item: MailItem, name: string, corpus: string, known: Known): CorpusItem {
  if (item.status === 'no-mail' && isForeign(item.path)) {
    const why = 'it is packed in a form that is not read';
    return { status: 'unreadable', path: item.path, why };
  }
  if (item.status !== 'ok') return item;
  const place = item.several ? `[${item.index}]` : '';
  return {
    status: 'ok',
    path: `${item.path}${place}`,
    name: `${name}${place}`,
    corpus: known.corpus ?? corpus,
    label: known.label,
    truth: known.truth,
    group: known.group,
    raw: item.raw,
  };
}
