/**
 * The parts of the sent log, and where a cluster keeps them.
 *
 * Redis Cluster puts a key into one of 16,384 slots by CRC-16 (XMODEM) of what
 * stands in its braces, and a script may touch one slot only. What is asked by
 * an id is in the part of the id, what is asked by a sender and somebody else
 * in the part of the sender. So one message with three ids is written in four
 * parts, all at once, and a report is looked up in as many.
 *
 * The names in the braces are chosen so that the parts lie evenly along the
 * slots: nodes with as many slots each have as many parts each.
 */

import type { SentKey } from '@backscatter/core';

const SLOTS = 16_384;

/** A part: its number, and the name that all its keys begin with. */
export interface Part {
  readonly number: number;
  readonly base: string;
}

/** Names the parts of a log, in their order. */
export function partsOf(name: string, count: number): readonly Part[] {
  const tags = new Map<number, string>();
  // Ends: about count · ln(count) names are tried, 40,000 for the most parts there may be.
  for (let i = 0; tags.size < count; i += 1) {
    const tag = i.toString(36);
    const number = Math.floor((slotOf(tag) * count) / SLOTS);
    if (!tags.has(number)) tags.set(number, tag);
  }
  return Array.from({ length: count }, (_, number) => ({
    number,
    base: `${name}:{${tags.get(number) ?? ''}}`,
  }));
}

/** The number of the part of a key: its leading bits say it, for keys are evenly distributed. */
export function partNumber(key: SentKey, count: number): number {
  return Math.floor((Number.parseInt(key.slice(0, 8), 16) * count) / 2 ** 32);
}

/** The slot of a text (Redis Cluster specification, "Key distribution model"). */
function slotOf(text: string): number {
  let crc = 0;
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    }
    crc &= 0xffff;
  }
  return crc % SLOTS;
}
