/**
 * A client of DNS lists (RFC 5782).
 *
 * A look-up puts all its questions at once and waits for the answers, at most for a
 * deadline that shrinks as they come in. It never says "listed" of what a list did not
 * say in its documented words, and never "not listed" of a list that did not answer:
 * lists that refuse, are broken, time out or fail are named.
 *
 * Pure: resolver, clock and dice are handed in.
 */

import { parseOptions } from '@backscatter/core';
import { createAsker } from './create-asker.ts';
import type { ListClient, ListDescription, ListHealth } from './list-client.ts';
import { type ListClientOptions, optionsSchema } from './list-options.ts';
import { planQuestions } from './plan-questions.ts';
import { selectLists } from './select-lists.ts';
import { waitForOutcomes } from './wait-for-outcomes.ts';
import { writeReport } from './write-report.ts';
import { createZone, type Zone, type ZoneKind } from './zone.ts';
import type { TestResult } from './zone-state.ts';

/**
 * A client of the lists in `options.lists`.
 *
 * @throws TypeError for a wrong option, naming it; never with a key in it
 */
export function createListClient(options: ListClientOptions): ListClient {
  const complete = parseOptions('createListClient', optionsSchema, options);
  const { clock, deadlineMs, maxQuestions, keys } = complete;
  const zones = selectLists(complete.lists, keys).map((selected) =>
    createZone(selected, Object.values(keys), complete),
  );
  const asker = createAsker(complete);
  const kinds = zones.flatMap((zone) => [...zone.kinds.values()].map((of) => ({ zone, of })));

  return {
    lists: zones.map(describe),
    async lookup(questions, abort) {
      const { names, dropped } = planQuestions(zones, questions, maxQuestions);
      // Given up before it began: nothing is asked.
      const waited = abort.aborted
        ? names.map(() => 'aborted' as const)
        : await waitForOutcomes(names.map(asker.ask), clock, deadlineMs, abort);
      return writeReport(zones, names, waited, dropped);
    },
    async check(abort) {
      const results = new Map<ZoneKind, TestResult | null>();
      const ended = kinds.map(async ({ zone, of }) => {
        results.set(of, await asker.test(zone, of));
      });
      await untilAborted(Promise.all(ended), abort);
      return kinds.map(({ zone, of }) => healthOf(zone, of, results.get(of) ?? null));
    },
    plan: (questions) =>
      planQuestions(zones, questions, maxQuestions).names.map(
        ({ list: { definition }, subject, asked, labels }) => ({
          list: definition.name,
          title: definition.title,
          subject,
          asked,
          name: `${labels}.${definition.zone}`,
        }),
      ),
    counters: asker.counters,
    close: asker.close,
  };
}

function describe({ definition }: Zone): ListDescription {
  const { name, title, zone, kinds, domains, condition, answers, terms, source } = definition;
  return {
    name,
    title,
    zone,
    kinds,
    domains: domains ?? null,
    condition: condition ?? null,
    categories: [...new Set(answers.map(({ category }) => category))],
    terms,
    source,
  };
}

/** Said of a list that is as well as can be known. */
const HALF_TESTED =
  'it was only tested that it does not list everything: no address or name is known that it always lists';

function healthOf(
  { definition }: Zone,
  { kind, points, state }: ZoneKind,
  result: TestResult | null,
): ListHealth {
  // A test without an answer switches nothing off, and is no health either.
  const trouble = state.trouble ?? (result?.status === 'unknown' ? result.trouble : null);
  const status = trouble?.status ?? (state.tested ? 'ok' : 'untested');
  return {
    list: definition.name,
    title: definition.title,
    kind,
    status,
    why: trouble?.why ?? (status === 'ok' && points?.listed === null ? HALF_TESTED : null),
    offUntil: state.offUntil,
  };
}

function untilAborted(work: Promise<unknown>, abort: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      abort.removeEventListener('abort', end);
      resolve();
    };
    if (abort.aborted) return end();
    abort.addEventListener('abort', end, { once: true });
    work.then(end, end);
  });
}
