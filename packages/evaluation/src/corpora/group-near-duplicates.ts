/**
 * Which texts are copies of one another, or nearly: a split that has one copy on
 * either side measures memory.
 *
 * A text is the set of its runs of four words (shingles, Broder 1997). Of each
 * set 64 least hashes are kept, one for each of 64 orders (MinHash): two sets
 * agree in as many of them as they share shingles. Cut into 16 bands of four,
 * two texts are compared at all where one band is equal; then texts alike by at
 * least the threshold are one group, and so is whoever they are alike to.
 */

import { parseOptions } from '@backscatter/core';
import { z } from 'zod';

/** Words in a row that are one shingle. */
const SHINGLE_WORDS = 4;

/** Shingles read of one text; copies agree in their first ones too. */
const MAX_SHINGLES = 4_000;

const BANDS = 16;
const ROWS = 4;
const HASHES = BANDS * ROWS;

/** Texts with the same band that are compared: beyond, a band is as common as a disclaimer. */
const MAX_COMPARED = 20;

/** What counts as a copy. */
export interface NearDuplicateOptions {
  /** Share of common shingles, 0 to 1, from which on two texts are copies. Default 0.7. */
  readonly alike?: number;
}

/** Groups in the making: texts may come one by one, and only a sketch of each is kept. */
export interface NearDuplicates {
  /** Adds a text; its position is the number of texts before it. */
  add(text: string): void;
  /** For each text the position of the first text of its group. */
  groups(): readonly number[];
}

const optionsSchema = z.strictObject({ alike: z.number().min(0).max(1).default(0.7) });

/**
 * No texts yet. The same texts in the same order give the same groups.
 *
 * @throws TypeError for a wrong option
 */
export function createNearDuplicates(options: NearDuplicateOptions = {}): NearDuplicates {
  const { alike } = parseOptions('createNearDuplicates', optionsSchema, options);
  const sketches: Uint32Array[] = [];
  const first: number[] = [];
  const bands = new Map<string, number[]>();
  return {
    add: (text) => {
      const index = sketches.length;
      const sketch = sketchOf(text);
      sketches.push(sketch);
      first.push(index);
      const compared = new Set<number>();
      for (let band = 0; band < BANDS; band += 1) {
        const key = `${band} ${sketch.subarray(band * ROWS, (band + 1) * ROWS).join(' ')}`;
        const others = bands.get(key) ?? [];
        if (others.length === 0) bands.set(key, others);
        for (const other of others) compared.add(other);
        if (others.length < MAX_COMPARED) others.push(index);
      }
      for (const other of compared) {
        if (likeness(sketch, sketches[other]) >= alike) unite(first, index, other);
      }
    },
    groups: () => first.map((_, index) => rootOf(first, index)),
  };
}

/**
 * Groups texts that are all there.
 *
 * @returns for each text the position of the first text of its group
 * @throws TypeError for a wrong option
 */
export function groupNearDuplicates(
  texts: Iterable<string>,
  options: NearDuplicateOptions = {},
): readonly number[] {
  const duplicates = createNearDuplicates(options);
  for (const text of texts) duplicates.add(text);
  return duplicates.groups();
}

/** The least hash of all shingles, for each order. */
function sketchOf(text: string): Uint32Array {
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  const words = text.split(/\s+/, MAX_SHINGLES + SHINGLE_WORDS);
  const hashes = words.filter((word) => word !== '').map(hashOf);
  const last = Math.max(0, hashes.length - SHINGLE_WORDS);
  for (let at = 0; at <= last; at += 1) {
    let shingle = 0x811c9dc5;
    for (let word = at; word < Math.min(at + SHINGLE_WORDS, hashes.length); word += 1) {
      shingle = mix(shingle ^ (hashes[word] ?? 0));
    }
    for (let order = 0; order < HASHES; order += 1) {
      const hash = mix(shingle ^ Math.imul(order + 1, 0x9e3779b1));
      if (hash < (least[order] ?? 0)) least[order] = hash;
    }
  }
  return least;
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** The finalizer of MurmurHash3 (Austin Appleby, public domain). */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function likeness(one: Uint32Array, other: Uint32Array | undefined): number {
  let equal = 0;
  for (let order = 0; order < HASHES; order += 1) if (one[order] === other?.[order]) equal += 1;
  return equal / HASHES;
}

function rootOf(first: number[], index: number): number {
  let root = index;
  for (let up = first[root]; up !== undefined && up !== root; up = first[root]) root = up;
  first[index] = root;
  return root;
}

function unite(first: number[], one: number, other: number): void {
  const a = rootOf(first, one);
  const b = rootOf(first, other);
  first[Math.max(a, b)] = Math.min(a, b);
}
