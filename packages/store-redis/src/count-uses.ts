/**
 * Counting the reports that were believed. One delivery counts once, so a
 * command that arrives twice changes nothing.
 */

import type { SentKey, SentUse } from '@backscatter/core';
import { keyBytes } from './sent-codec.ts';
import type { SentLink } from './sent-link.ts';
import type { Part } from './sent-parts.ts';
import { COUNT } from './write-sent-scripts.ts';

/** Counts uses, all at once. */
export async function countUses(
  link: SentLink,
  uses: readonly SentUse[],
  delivery: SentKey,
): Promise<void> {
  const byPart = new Map<Part, Buffer[]>();
  for (const use of uses) {
    const part = link.partOf(use.id);
    byPart.set(part, [...(byPart.get(part) ?? []), useBytes(use)]);
  }
  const asked = [...byPart].map(([part, all]) => ({ part, args: [Buffer.concat(all)] }));
  await link.ask(COUNT, '', [keyBytes(delivery)], asked);
}

function useBytes({ id, slot, spends, at }: SentUse): Buffer {
  const time = Buffer.allocUnsafe(4);
  time.writeUInt32LE(Math.floor(at / 1_000));
  return Buffer.concat([keyBytes(id), keyBytes(slot), Buffer.from(spends ? '1' : '0'), time]);
}
