/**
 * Could the signals that are left still change the label? If not, asking them
 * costs time (and the DNS) for nothing.
 *
 * A signal that declares no codes is never judged here: it always runs.
 */

import { decide, type Rules, type Standing } from './decide.ts';
import { CONTRADICTED_CAP, contradicted } from './dispute.ts';
import { joined, pushed, type Reach } from './reach.ts';

/** Whether any outcome of the signals within `reach` gives another label than now. */
export function canChange(standing: Standing, reach: Reach, rules: Rules): boolean {
  const label = decide(standing, rules);
  const { tally, proof, silent } = standing;
  const { bounds } = rules;
  const provable = reach.down.has('proof');
  const upwards = new Map(pushed(tally, reach.up, 'up', bounds));
  const { up = 0, down: given = 0 } = tally.get('proof') ?? {};
  const shaken = reach.contradicts && proof !== 'bound';
  if (shaken) upwards.set('proof', { up, down: Math.min(given, CONTRADICTED_CAP) });
  const most = { ...standing, tally: upwards, proof: shaken ? contradicted(proof) : proof };
  const downwards = new Map(pushed(tally, reach.down, 'down', bounds));
  if (provable) {
    // A strong proof voids the absence that was counted.
    const { down = 0 } = downwards.get('absence') ?? {};
    downwards.set('absence', { up: 0, down });
  }
  const least = {
    ...standing,
    tally: downwards,
    proof: provable ? ('bound' as const) : proof,
  };
  const quiet = joined(silent, reach);
  // The labels lie in the order of the score, so equal ends leave nothing between them.
  return [most, least].some(
    (end) => decide(end, rules) !== label || decide({ ...end, silent: quiet }, rules) !== label,
  );
}
