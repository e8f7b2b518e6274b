/**
 * From the outcomes of a look-up to its report: listings, and of each list that gave
 * no answer one failure, the worst.
 */

import type { ListFailure, Listing, ListReport, UndocumentedAnswer } from './list-report.ts';
import type { PlannedName } from './plan-questions.ts';
import type { Waited } from './wait-for-outcomes.ts';
import type { Zone } from './zone.ts';
import type { ZoneTrouble } from './zone-state.ts';

const WORST: readonly ListFailure['status'][] = ['unavailable', 'timeout', 'refused', 'broken'];

/** The report on `names`, whose outcomes are `waited`, in the same order. */
export function writeReport(
  zones: readonly Zone[],
  names: readonly PlannedName<Zone>[],
  waited: Waited,
  dropped: number,
): ListReport {
  const listings: Listing[] = [];
  const undocumented: UndocumentedAnswer[] = [];
  const answered = new Set<Zone>();
  const troubles = new Map<Zone, ZoneTrouble>();
  for (const [index, { list, subject, asked }] of names.entries()) {
    const outcome = waited[index] ?? 'late';
    const trouble = troubleOf(list, outcome);
    if (trouble !== null) {
      const worse = troubles.get(list);
      if (worse === undefined || rank(trouble) > rank(worse)) troubles.set(list, trouble);
      continue;
    }
    if (typeof outcome === 'string' || outcome.reading === null) continue;
    answered.add(list);
    const { name, title } = list.definition;
    for (const { row, answer } of outcome.reading.rows) {
      const { category, weight, code, meaning } = row;
      listings.push({ list: name, title, subject, asked, answer, category, weight, code, meaning });
    }
    for (const answer of outcome.reading.undocumented) {
      undocumented.push({ list: name, subject, answer });
    }
  }
  return {
    listings,
    failures: zones.flatMap((zone) => {
      const trouble = troubles.get(zone);
      return trouble === undefined ? [] : [{ list: zone.definition.name, ...trouble }];
    }),
    answered: zones.filter((zone) => answered.has(zone)).map(({ definition }) => definition.name),
    undocumented,
    asked: names.length,
    dropped,
  };
}

const rank = ({ status }: ZoneTrouble): number => WORST.indexOf(status);

function troubleOf({ say }: Zone, outcome: Waited[number]): ZoneTrouble | null {
  if (outcome === 'late') return say.timeout();
  if (outcome === 'aborted') return say.unavailable('was given up before it answered');
  return outcome.trouble;
}
