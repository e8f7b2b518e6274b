/**
 * How well scores part spam from ham, in the terms of TREC's spam track (Cormack
 * and Lynam, 2005): the area above the ROC curve in per cent, and how much spam
 * is caught when so much ham may be lost.
 */

export interface Scored {
  readonly label: 'ham' | 'spam';
  /** Higher is more like spam. */
  readonly score: number;
}

export interface Measures {
  readonly spam: number;
  readonly ham: number;
  /** 100 · (1 − AUC): the chance in per cent that a ham scores above a spam, ties half. */
  readonly oneMinusAuc: number;
  /** Share of spam above all but a thousandth of ham, 0 to 1. */
  readonly caughtAtThousandth: number;
  /** Share of spam above all ham, 0 to 1. */
  readonly caughtAtNone: number;
}

export function measure(scored: readonly Scored[]): Measures {
  const spam = scored.filter(({ label }) => label === 'spam').map(({ score }) => score);
  const ham = scored.filter(({ label }) => label === 'ham').map(({ score }) => score);
  ham.sort((a, b) => b - a);
  const caughtAt = (share: number): number => {
    const limit = ham[Math.floor(share * ham.length)] ?? Number.NEGATIVE_INFINITY;
    return spam.filter((score) => score > limit).length / spam.length;
  };
  return {
    spam: spam.length,
    ham: ham.length,
    oneMinusAuc: 100 * aboveRoc(scored, spam.length, ham.length),
    caughtAtThousandth: caughtAt(0.001),
    caughtAtNone: caughtAt(0),
  };
}

/** Mann and Whitney's U of ham over spam, as a share. */
function aboveRoc(scored: readonly Scored[], spam: number, ham: number): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let wrong = 0;
  let spamBelow = 0;
  for (let i = 0; i < sorted.length; ) {
    let [spamHere, hamHere] = [0, 0];
    const { score } = sorted[i] ?? { score: Number.NaN };
    for (; i < sorted.length && sorted[i]?.score === score; i += 1) {
      if (sorted[i]?.label === 'spam') spamHere += 1;
      else hamHere += 1;
    }
    wrong += hamHere * (spamBelow + spamHere / 2);
    spamBelow += spamHere;
  }
  return wrong / (spam * ham);
}

/** Points of the curve: share of ham lost, share of spam missed, at each score of a spam. */
export function errorCurve(
  scored: readonly Scored[],
): readonly (readonly [lost: number, missed: number])[] {
  const sorted = [...scored].sort((a, b) => b.score - a.score);
  const spam = sorted.filter(({ label }) => label === 'spam').length;
  const ham = sorted.length - spam;
  let [lost, caught] = [0, 0];
  const points: (readonly [number, number])[] = [];
  for (const [i, { label, score }] of sorted.entries()) {
    if (label === 'spam') caught += 1;
    else lost += 1;
    if (sorted[i + 1]?.score !== score) points.push([lost / ham, 1 - caught / spam]);
  }
  return points;
}
