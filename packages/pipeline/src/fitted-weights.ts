/**
 * Points and caps fitted to labelled reports. Written by a script, not by hand:
 *
 *     fit-weights.ts --seed 721 --worlds 6 --genuine 5000 --backscatter 5000 --date 2026-11-26 --write
 *
 * 2026-11-26, 60000 reports of the train part; SHA-256 of the observations
 * bcc8d765547915f874ad51e40d6734c97c7ce260a983b8360dd8afac8d29d367.
 */

import type { FittedWeights } from './weights.ts';

export const FITTED_WEIGHTS: FittedWeights = {
  data: 'bcc8d765547915f874ad51e40d6734c97c7ce260a983b8360dd8afac8d29d367',
  points: {
    // Judged 6; seen in 29 genuine and 932 backscatter.
    'bayes-suspect': 4.5,
    // Judged -2; seen in 17122 genuine and 129 backscatter.
    'bayes-ham': -3,
    // Judged 3; seen in 112 genuine and 5066 backscatter.
    'keyword-spam': 2.5,
    // Judged 4.5; seen in 14 genuine and 1960 backscatter.
    'surbl-phishing': 2.5,
    // Judged 4; seen in 51 genuine and 4231 backscatter.
    'surbl-spam': 2,
    // Judged 1; seen in 21 genuine and 1355 backscatter.
    'surbl-abused': 0.5,
    // Judged 1; seen in 5 genuine and 745 backscatter.
    'surbl-new': 0.5,
    // Judged 0.5; seen in 18 genuine and 706 backscatter.
    'surbl-grey': 0.25,
    // Judged 5; seen in 1 genuine and 10865 backscatter.
    'injector-exploited': 5.5,
    // Judged -1; seen in 342 genuine and 193 backscatter.
    'injector-good': -2,
    // Judged 1; seen in 36 genuine and 706 backscatter.
    'reporter-listed': 2,
    // Judged 2; seen in 621 genuine and 1583 backscatter.
    'flood-address': 1,
    // Judged 1; seen in 4 genuine and 1947 backscatter.
    'flood-domain': 2,
  },
  caps: {
    content: 5.5,
    reputation: 6.5,
  },
};
