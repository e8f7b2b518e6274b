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

/** A product is taken to the sum before it leaves the range of doubles. */
const SMALLEST_PRODUCT = 1e-280;

/** ln n! for small n. */
const LN_FACTORIALS = new Float64Array(256);
for (let n = 2; n < LN_FACTORIALS.length; n += 1) {
  LN_FACTORIALS[n] = (LN_FACTORIALS[n - 1] ?? 0) + Math.log(n);
}

/** ln n!, from 256 on by Stirling's series, whose error is there below 1e-15. */
function lnFactorial(n: number): number {
  const known = LN_FACTORIALS[n];
  if (known !== undefined) return known;
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3);
}

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
  const lnTop = top * lnM - m - lnFactorial(top);
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
export function combine(probabilities: ArrayLike<number>): number {
  const n = probabilities.length;
  if (n === 0) return 0.5;
  let lnSpam = 0;
  let lnHam = 0;
  // A logarithm takes as long as ten multiplications, so it is taken of products.
  let spamProduct = 1;
  let hamProduct = 1;
  for (let i = 0; i < n; i += 1) {
    const p = Math.min(1 - EDGE, Math.max(EDGE, probabilities[i] ?? 0.5));
    spamProduct *= p;
    hamProduct *= 1 - p;
    if (spamProduct > SMALLEST_PRODUCT && hamProduct > SMALLEST_PRODUCT) continue;
    lnSpam += Math.log(spamProduct);
    lnHam += Math.log(hamProduct);
    spamProduct = 1;
    hamProduct = 1;
  }
  lnSpam += Math.log(spamProduct);
  lnHam += Math.log(hamProduct);
  const ham = 1 - chiSquareTail(-2 * lnSpam, n);
  const spam = 1 - chiSquareTail(-2 * lnHam, n);
  return (1 + spam - ham) / 2;
}
