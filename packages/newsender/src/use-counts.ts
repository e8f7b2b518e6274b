/**
 * How often reports have named an id, in memory.
 *
 * A report is looked at more than once (a retry, shadow mode, a second
 * recipient), so the deliveries themselves are kept and not their number: what
 * is in a set already does not count again.
 */

import type { SentKey, SentUse } from '@backscatter/core';

/** Deliveries kept of a slot: long before, its reports count for little. */
const MAX_PER_SLOT = 250;

/** Slots kept of an id: list mail has many, a forger invents more. */
const MAX_SLOTS = 10_000;

/** Counts by id. The log drops an id's with the id. */
export class UseCounts {
  readonly #byId = new Map<
    SentKey,
    { readonly slots: Map<SentKey, Set<SentKey>>; spent: number }
  >();

  add({ id, slot: name, spends }: SentUse, delivery: SentKey): void {
    const uses = this.#byId.get(id) ?? { slots: new Map<SentKey, Set<SentKey>>(), spent: 0 };
    const slot = uses.slots.get(name);
    if (slot === undefined && uses.slots.size >= MAX_SLOTS) return;
    if (slot?.has(delivery) || (slot?.size ?? 0) >= MAX_PER_SLOT) return;
    if (spends) uses.spent += 1;
    uses.slots.set(name, (slot ?? new Set()).add(delivery));
    this.#byId.set(id, uses);
  }

  /** Deliveries counted in a slot of an id. */
  inSlot(id: SentKey, slot: SentKey): number {
    return this.#byId.get(id)?.slots.get(slot)?.size ?? 0;
  }

  /** Deliveries that spent of an id's allowance, in all its slots. */
  spent(id: SentKey): number {
    return this.#byId.get(id)?.spent ?? 0;
  }

  /** Whether a delivery was counted for an id. */
  has(id: SentKey, delivery: SentKey): boolean {
    const slots = this.#byId.get(id)?.slots.values() ?? [];
    return [...slots].some((deliveries) => deliveries.has(delivery));
  }

  drop(id: SentKey): void {
    this.#byId.delete(id);
  }
}
