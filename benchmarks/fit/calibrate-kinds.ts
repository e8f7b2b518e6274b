/** A calibration line for each kind of evidence, from every stratum that the fit sees. */

import {
  type CalibrationLine,
  FIT_STRATA,
  fitCalibration,
  type Observation,
  type ScoredWeight,
  scoreAgain,
  withoutSignals,
} from '@backscatter/evaluation';
import {
  type Calibration,
  EVIDENCE_KINDS,
  type EvidenceKind,
  kindOfAnswers,
  LOG_ODDS_PER_POINT,
  type PointsOptions,
} from '@backscatter/pipeline/pure';

export interface Calibrated {
  readonly calibration: Calibration;
  /** How many reports of each kind, and where its line begins and ends. */
  readonly table: string;
}

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
  const seen = new Map<EvidenceKind, ScoredWeight[]>(EVIDENCE_KINDS.map((kind) => [kind, []]));
  for (const { without } of FIT_STRATA) {
    for (const report of reports) {
      const left = withoutSignals(report, without);
      const isGenuine = report.truth.label === 'genuine';
      seen.get(kindOfAnswers(left.answers))?.push({
        score: again(left).score,
        genuine: isGenuine ? weights.genuine / FIT_STRATA.length : 0,
        backscatter: isGenuine ? 0 : weights.backscatter / FIT_STRATA.length,
      });
    }
  }
  const lines = EVIDENCE_KINDS.map((kind): readonly [EvidenceKind, CalibrationLine] => [
    kind,
    fitCalibration(seen.get(kind) ?? [], {
      oddsPerPoint: LOG_ODDS_PER_POINT,
      throughZero: kind === 'neither',
    }),
  ]);
  const table = lines.map(
    ([kind, line]) =>
      `${kind}: ${seen.get(kind)?.length ?? 0} looks, ${line.map(([score, odds]) => `${score}:${odds}`).join(' ')}`,
  );
  return { calibration: Object.fromEntries(lines) as Calibration, table: table.join('\n') };
}
