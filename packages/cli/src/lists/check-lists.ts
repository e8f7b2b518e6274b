/**
 * How each configured list does, and how fast it answers.
 *
 * Each list has a client of its own, and that client a resolver that holds a
 * watch: what is timed is the questions, not the wait for another list.
 */

import type { Resolver } from '@backscatter/core';
import type { ListHealth } from '@backscatter/dns-list';
import type { ListSetup } from './set-up-lists.ts';

/** How a list does, and how long it takes. */
export interface CheckedList extends Omit<ListHealth, 'offUntil'> {
  /** Milliseconds that its slowest answer took; null where none came. */
  readonly latencyMs: number | null;
}

/** Tests every list now, all at once; a row for each list and kind of question. */
export async function checkLists(
  setup: ListSetup,
  abort: AbortSignal,
): Promise<readonly CheckedList[]> {
  const all = setup.createClient();
  const names = all.lists.map(({ name }) => name);
  all.close();
  const checked = await Promise.all(names.map((name) => checkList(setup, name, abort)));
  return checked.flat();
}

async function checkList(
  setup: ListSetup,
  name: string,
  abort: AbortSignal,
): Promise<readonly CheckedList[]> {
  const taken: number[] = [];
  const client = setup.createClient([name], (resolver) => timed(resolver, taken));
  try {
    const health = await client.check(abort);
    const latencyMs = taken.length === 0 ? null : Math.round(Math.max(...taken));
    return health.map(({ offUntil: _, ...rest }) => ({ ...rest, latencyMs }));
  } finally {
    client.close();
  }
}

function timed(resolver: Resolver, taken: number[]): Resolver {
  return {
    resolve: async (name, type, abort) => {
      const start = performance.now();
      const answer = await resolver.resolve(name, type, abort);
      if (answer.status !== 'timeout' && answer.status !== 'aborted') {
        taken.push(performance.now() - start);
      }
      return answer;
    },
  };
}
