/**
 * Points and caps fitted to labelled reports. Written by a script, not by hand:
 *
 *     fit-weights.ts --seed 721 --worlds 3 --genuine 10000 --backscatter 10000 --date 2026-11-26 --write
 *
 * 2026-11-26, 59085 reports of the train part; SHA-256 of the observations
 * 6b6b463339dbe597675d5c714973ac7775e3ee15c942fc939aa8c8554d1a3d46.
 */

import type { FittedWeights } from './weights.ts';

export const FITTED_WEIGHTS: FittedWeights = {
  data: '6b6b463339dbe597675d5c714973ac7775e3ee15c942fc939aa8c8554d1a3d46',
  points: {
    // Judged 6; seen in 33 genuine and 3313 backscatter.
    'bayes-suspect': 6.5,
    // Judged -2; seen in 18113 genuine and 163 backscatter.
    'bayes-ham': -3,
    // Judged 4.5; seen in 28 genuine and 2382 backscatter.
    'surbl-phishing': 2.5,
    // Judged 4; seen in 58 genuine and 4775 backscatter.
    'surbl-spam': 2,
    // Judged 1; seen in 15 genuine and 1213 backscatter.
    'surbl-abused': 0.5,
    // Judged 1; seen in 11 genuine and 1002 backscatter.
    'surbl-new': 0.5,
    // Judged 0.5; seen in 23 genuine and 885 backscatter.
    'surbl-grey': 0.25,
    // Judged 5; seen in 6 genuine and 11281 backscatter.
    'injector-exploited': 6,
    // Judged 5; seen in 1 genuine and 5217 backscatter.
    'injector-policy': 5.5,
    // Judged -1; seen in 234 genuine and 175 backscatter.
    'injector-good': -2,
    // Judged 1; seen in 64 genuine and 693 backscatter.
    'reporter-listed': 2,
    // Judged 2; seen in 479 genuine and 1268 backscatter.
    'flood-address': 1,
    // Judged 1; seen in 7 genuine and 2073 backscatter.
    'flood-domain': 2,
  },
  caps: {
    content: 5.5,
    reputation: 6.5,
  },
};
