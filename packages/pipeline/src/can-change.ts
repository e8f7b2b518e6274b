/**
 * Could the signals that are left still change the label? If not, asking them
 * costs time (and the DNS) for nothing.
 *
 * A signal that declares no codes is never judged here: it always runs.
 */

import { decide, type Rules, type Standing } from './decide.ts';
import { CONTRADICTED_CAP, CONTRADICTED_TRACES, contradicted } from './dispute.ts';
import { joined, pushed, type Reach } from './reach.ts';

/** Whether any outcome of the signals within `reach` gives another label than now. */
export function canChange(standing: Standing, reach: Reach, rules: Rules): boolean {
  const label = decide(standing, rules);
  const quiet = joined(standing.silent, reach);
  const differs = (end: Standing): boolean => {
    const { tally, proof } = end;
    return decide(end, rules) !== label || decide({ tally, proof, silent: quiet }, rules) !== label;
  };
  // The labels lie in the order of the score, so equal ends leave nothing between them.
  return differs(mostOf(standing, reach, rules)) || differs(leastOf(standing, reach, rules));
}

/** All that is left speaks for backscatter, as strongly as it can. */
function mostOf(standing: Standing, reach: Reach, { bounds }: Rules): Standing {
  const { tally, proof, silent } = standing;
  const upwards = pushed(tally, reach.up, 'up', bounds);
  if (!reach.contradicts || proof === 'bound') return { tally: upwards, proof, silent };
  const shaken = new Map(upwards);
  for (const [group, most] of [
    ['proof', CONTRADICTED_CAP],
    ['trace', CONTRADICTED_TRACES],
  ] as const) {
    const { up = 0, down = 0 } = upwards.get(group) ?? {};
    shaken.set(group, { up, down: Math.min(down, most) });
  }
  return { tally: shaken, proof: contradicted(proof), silent };
}

/** All that is left speaks for genuine. */
function leastOf({ tally, proof, silent }: Standing, reach: Reach, { bounds }: Rules): Standing {
  const downwards = pushed(tally, reach.down, 'down', bounds);
  if (!reach.down.has('proof')) return { tally: downwards, proof, silent };
  // A strong proof voids the absence that was counted.
  const { down = 0 } = downwards.get('absence') ?? {};
  const voided = new Map(downwards).set('absence', { up: 0, down });
  return { tally: voided, proof: 'bound', silent };
}
