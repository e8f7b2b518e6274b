/**
 * Runs of four letters, in a text and in the fields that the author's program
 * wrote. They need no words: a misspelt "v1agra" shares most of its runs with
 * another, and so do the endings of a language, forms of a sender's name and
 * versions of a program. Runs of four characters of the first screen are what
 * the best filters of TREC 2007 looked at (Sculley and Wachman, "Relaxed Online
 * SVMs for Spam Filtering", 2007).
 */

import type { Mail } from '@backscatter/core';
import { decodeHeader } from '@backscatter/mail';
import { hashFour, hashText, mixed } from '../hash.ts';
import { authorFields } from './header-names.ts';

/** Characters of a run. */
const RUN = 4;

/** Characters of the visible text read: about the first screen. */
const MAX_TEXT = 1_000;

/** Characters of one field read. */
const MAX_FIELD = 300;

/** Fields whose text is read; of From, the name only. */
const READ = new Set([
  'from',
  'subject',
  'content-type',
  'content-transfer-encoding',
  'x-mailer',
  'user-agent',
  'organization',
  'x-priority',
  'importance',
  'x-msmail-priority',
]);

const TEXT_SEED = hashText('4:text');

/** Blanks, apart from the one that they become. */
const BLANKS = /\s{2,}|[^\S ]/g;

/** What is random in each mail and would only fill a model. */
const BOUNDARY = /boundary\s{0,5}=.{0,200}/is;

/** Addresses: in a forgery they are the victim's own. */
const ADDRESS = /<[^>]{0,300}>?|[^\s<>]{1,100}@[^\s<>]{1,200}/g;

/** Takes a key. */
type Add = (key: number) => void;

/**
 * Gives the keys of the runs of a text, folded before: of half of all runs, in every
 * mail the same half, for neighbours share three letters and say nearly the same.
 */
export function textLetterKeys(text: string, add: Add): void {
  runs(text.slice(0, MAX_TEXT).replace(BLANKS, ' '), TEXT_SEED, HALF, add);
}

/** Gives those of the fields of the author's program, and of which field follows which. */
export function headerLetterKeys(mail: Mail, add: Add): void {
  let before = '';
  for (const { name, raw } of authorFields(mail)) {
    add(hashText(`4>${before}>${name}`));
    before = name;
    if (!READ.has(name)) continue;
    const text = said(name, decodeHeader(raw.slice(0, 2 * MAX_FIELD)));
    runs(`${name}:${text.slice(0, MAX_FIELD)}`, hashText(`4:${name}`), ALL, add);
  }
}

/** What of a field is the author's own, and not the victim's or chance. */
function said(name: string, text: string): string {
  if (name === 'from') return text.replace(ADDRESS, '');
  return name === 'content-type' ? text.replace(BOUNDARY, '') : text;
}

/** Bits that a run's hash must not have. They are looked at before it is mixed: stores find cells by the key's. */
const ALL = 0;
const HALF = 1 << 31;

/** Gives the key of each run: what `hashRun` would give, written out. */
function runs(text: string, seed: number, without: number, add: Add): void {
  if (text.length < RUN) return;
  let first = text.charCodeAt(0);
  let second = text.charCodeAt(1);
  let third = text.charCodeAt(2);
  for (let i = RUN - 1; i < text.length; i += 1) {
    const fourth = text.charCodeAt(i);
    const hash = hashFour(seed, first, second, third, fourth);
    if ((hash & without) === 0) add(mixed(hash));
    first = second;
    second = third;
    third = fourth;
  }
}
