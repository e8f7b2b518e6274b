/**
 * Which answers a row of a list is about.
 *
 * Most lists give each reason an address of its own (`127.0.0.4`), some a range
 * (`127.0.0.4-7`) or two numbers (`127.0.*.3`), and some add up bits in the last
 * octet, so that 127.0.0.80 says both 16 and 64.
 */

import type { AnswerPattern } from './list-definition.ts';

/** Tells whether an answer, as four octets, is meant. */
export type AnswerMatcher = (octets: readonly number[]) => boolean;

const OCTET = /^(?:\*|(\d{1,3})(?:-(\d{1,3}))?)$/;
const ADDRESS = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;
const BITS: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128];

/** The four octets of an IPv4 address, or null for any other text. */
export function readOctets(address: string): readonly number[] | null {
  const octets = ADDRESS.exec(address)?.slice(1).map(Number) ?? null;
  return octets?.every((octet) => octet <= 255) ? octets : null;
}

/** The matcher of a pattern, or null where it is none or can match nothing in 127.0.0.0/8. */
export function compilePattern(pattern: AnswerPattern): AnswerMatcher | null {
  return typeof pattern === 'string' ? compileText(pattern) : compileBit(pattern.bit);
}

function compileBit(bit: number): AnswerMatcher | null {
  if (!BITS.includes(bit)) return null;
  return ([first, second, third, last = 0]) =>
    first === 127 && second === 0 && third === 0 && (last & bit) !== 0;
}

function compileText(pattern: string): AnswerMatcher | null {
  const parts = pattern.split('.', 5).map(readRange);
  const ranges = parts.filter((range) => range !== null);
  const first = ranges[0];
  if (parts.length !== 4 || ranges.length !== 4 || first?.[0] !== 127 || first[1] !== 127) {
    return null;
  }
  return (octets) =>
    ranges.every(([from, to], index) => {
      const octet = octets[index] ?? -1;
      return octet >= from && octet <= to;
    });
}

function readRange(part: string): readonly [from: number, to: number] | null {
  const match = OCTET.exec(part);
  if (match === null) return null;
  if (match[1] === undefined) return [0, 255];
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  return from <= to && to <= 255 ? [from, to] : null;
}
