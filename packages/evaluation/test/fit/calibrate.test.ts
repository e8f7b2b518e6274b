import { fitCalibration } from '@backscatter/evaluation';
import { describe, expect, it } from 'vitest';

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Scores whose truth follows a curve. */
function scored(odds: (score: number) => number, mass = 1_000) {
  return Array.from({ length: 81 }, (_, i) => {
    const score = i / 4 - 10;
    const p = logistic(odds(score));
    return { score, genuine: mass * (1 - p), backscatter: mass * p };
  });
}

function at(line: ReturnType<typeof fitCalibration>, score: number): number {
  const next = line.findIndex(([corner]) => corner >= score);
  const [after, before] = [line[next], line[next - 1]];
  if (after === undefined) return line.at(-1)?.[1] ?? 0;
  if (before === undefined) return after[1];
  return before[1] + ((after[1] - before[1]) * (score - before[0])) / (after[0] - before[0]);
}

describe('fitting a calibration', () => {
  it('finds the line that the scores were made with, straight or not', () => {
    const straight = fitCalibration(
      scored((s) => 0.6 * s + 0.5),
      { oddsPerPoint: 0.6 },
    );
    const bent = fitCalibration(
      scored((s) => (s > 0 ? 0.9 * s - 1 : 0.3 * s - 1)),
      {
        oddsPerPoint: 0.6,
      },
    );
    for (const score of [-4, -1, 0, 1.25, 4]) {
      expect(at(straight, score)).toBeCloseTo(0.6 * score + 0.5, 0);
      expect(at(bent, score)).toBeCloseTo((score > 0 ? 0.9 : 0.3) * score - 1, 0);
    }
  });

  it('rises everywhere, though the sample does not', () => {
    const line = fitCalibration(
      scored((s) => (s === 2 ? -3 : 0.5 * s)),
      { oddsPerPoint: 0.6 },
    );
    expect(line.length).toBeGreaterThan(3);
    for (const [i, [score, odds]] of line.entries()) {
      const before = line[i - 1];
      if (before === undefined) continue;
      expect(score).toBeGreaterThan(before[0]);
      expect(odds).toBeGreaterThanOrEqual(before[1]);
    }
  });

  it('keeps even odds where nothing was looked at, when told so', () => {
    const options = { oddsPerPoint: 0.6, throughZero: true };
    const line = fitCalibration(
      scored((s) => 0.6 * s + 2),
      options,
    );
    expect(at(line, 0)).toBe(0);
    expect(at(line, 2)).toBeGreaterThan(1.2);
  });

  it('is the points’ own log-odds where nothing was seen', () => {
    const line = fitCalibration([], { oddsPerPoint: 0.6 });
    expect(at(line, 3)).toBeCloseTo(1.8, 2);
    expect(at(line, -5)).toBeCloseTo(-3, 2);
  });
});
