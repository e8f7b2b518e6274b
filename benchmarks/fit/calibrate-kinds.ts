/** A calibration line for each kind of evidence, from every stratum that the calibration sees. */

import {
  CALIBRATION_STRATA,
  type CalibrationLine,
  fitCalibration,
  type Observation,
  type ScoredWeight,
  scoreAgain,
  withoutSignals,
} from '@backscatter/evaluation';
import {
  type Calibration,
  kindOfAnswers,
  LOG_ODDS_PER_POINT,
  type PointsOptions,
} from '@backscatter/pipeline/pure';

/** The lines, and a table of them for a person. */
export interface Calibrated {
  readonly calibration: Calibration;
  /** How many reports of each kind, and where its line begins and ends. */
  readonly table: string;
}

/** Kinds with fewer looks keep the points' own log-odds. */
const LEAST_LOOKS = 300;
/** Weights are shared by the strata, so a few reports are many looks. */
const TRUST = 2;

/** Fits a line to every kind that was seen often enough. */
export function calibrateKinds(
  observations: readonly Observation[],
  points: PointsOptions,
): Calibrated {
  const reports = observations.filter(
    ({ truth, label }) => truth.label !== 'not-a-bounce' && label !== 'not-a-bounce',
  );
  const genuine = reports.filter(({ truth }) => truth.label === 'genuine').length;
  const weights = {
    genuine: reports.length / (2 * genuine),
    backscatter: reports.length / (2 * (reports.length - genuine)),
  };
  const again = scoreAgain({ points });
  const seen = new Map<string, ScoredWeight[]>();
  for (const { without } of CALIBRATION_STRATA) {
    for (const report of reports) {
      const left = withoutSignals(report, without);
      const isGenuine = report.truth.label === 'genuine';
      const kind = kindOfAnswers(left.answers, report.kind);
      const scored = seen.get(kind) ?? [];
      seen.set(kind, scored);
      scored.push({
        score: again(left).score,
        genuine: isGenuine ? weights.genuine / CALIBRATION_STRATA.length : 0,
        backscatter: isGenuine ? 0 : weights.backscatter / CALIBRATION_STRATA.length,
      });
    }
  }
  const kinds = [...seen].filter(([, scored]) => scored.length >= LEAST_LOOKS).sort(byName);
  const lines = kinds.map(([kind, scored]): readonly [string, CalibrationLine] => [
    kind,
    fitCalibration(scored, {
      oddsPerPoint: LOG_ODDS_PER_POINT,
      trust: TRUST,
      throughZero: kind === '',
    }),
  ]);
  const table = lines.map(
    ([kind, line]) =>
      `${kind || 'none'}: ${seen.get(kind)?.length ?? 0} looks, ${line.map(([score, odds]) => `${score}:${odds}`).join(' ')}`,
  );
  return { calibration: Object.fromEntries(lines), table: table.join('\n') };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
