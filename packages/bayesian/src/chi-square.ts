/**
 * Fisher's method of combining probabilities, in Robinson's form (Gary
 * Robinson, "A Statistical Approach to the Spam Problem", Linux Journal 107,
 * 2003; first in SpamBayes).
 *
 * If n probabilities were independent and uniform, −2 Σ ln p would follow a
 * chi-square distribution with 2n degrees of freedom. Asked twice, for p and
 * for 1 − p, this gives two tails: how unlikely so much ham-like evidence is by
 * chance, and how unlikely so much spam-like evidence is. Where both are
 * unlikely, or neither is, the answer lies near 0.5: an honest "unsure".
 *
 * The products behind it are far below the smallest double once a mail has
 * hundreds of tokens, so everything is a sum of logarithms.
 */

/** Nothing is certain: probabilities are kept this far from 0 and 1. */
const EDGE = 1e-12;

/**
 * Probability that a chi-square variable with `2 * half` degrees of freedom
 * exceeds `chi2`: e^(−m) Σ mⁱ/i!, i = 0 … half − 1, with m = chi2 / 2.
 *
 * @param chi2 0 or more
 * @param half half the degrees of freedom: a whole number, 1 or more
 * @returns 0 to 1
 */
export function chiSquareTail(chi2: number, half: number): number {
  const m = chi2 / 2;
  if (m <= 0) return 1;
  const lnM = Math.log(m);
  // The largest term stands at i = floor(m), or last: start there, so nothing underflows.
  const top = Math.min(Math.floor(m), half - 1);
  let lnTop = -m;
  for (let i = 1; i <= top; i += 1) lnTop += lnM - Math.log(i);
  let sum = 1;
  let term = 1;
  for (let i = top; i > 0 && term > EDGE * EDGE; i -= 1) {
    term *= i / m;
    sum += term;
  }
  term = 1;
  for (let i = top + 1; i < half && term > EDGE * EDGE; i += 1) {
    term *= m / i;
    sum += term;
  }
  return Math.min(1, Math.exp(lnTop + Math.log(sum)));
}

/**
 * Combines the spam probabilities of tokens into one.
 *
 * @param probabilities each 0 to 1
 * @returns 0 (ham) to 1 (spam); 0.5 for none, and where the evidence contradicts itself
 */
export function combine(probabilities: readonly number[]): number {
  const n = probabilities.length;
  if (n === 0) return 0.5;
  let lnSpam = 0;
  let lnHam = 0;
  for (const raw of probabilities) {
    const p = Math.min(1 - EDGE, Math.max(EDGE, raw));
    lnSpam += Math.log(p);
    lnHam += Math.log1p(-p);
  }
  const ham = 1 - chiSquareTail(-2 * lnSpam, n);
  const spam = 1 - chiSquareTail(-2 * lnHam, n);
  return (1 + spam - ham) / 2;
}
