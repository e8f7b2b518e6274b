/**
 * Points and caps fitted to labelled reports. Written by a script, not by hand:
 *
 *     fit-weights.ts --seed 721 --worlds 3 --genuine 10000 --backscatter 10000 --date 2026-11-26 --write
 *
 * 2026-11-26, 59915 reports of the train part; SHA-256 of the observations
 * b85bc45d8143fe56510f08b557cf3baf0f7ca92574d03dc5b5149111013d8016.
 */

import type { FittedWeights } from './weights.ts';

export const FITTED_WEIGHTS: FittedWeights = {
  data: 'b85bc45d8143fe56510f08b557cf3baf0f7ca92574d03dc5b5149111013d8016',
  points: {
    // Judged -0.5; seen in 53 genuine and 326 backscatter.
    'known-domain': -0.25,
    // Judged 6; seen in 33 genuine and 3771 backscatter.
    'bayes-suspect': 5.5,
    // Judged -2; seen in 17590 genuine and 163 backscatter.
    'bayes-ham': -3,
    // Judged 4.5; seen in 28 genuine and 2305 backscatter.
    'surbl-phishing': 2.5,
    // Judged 4; seen in 57 genuine and 4652 backscatter.
    'surbl-spam': 2,
    // Judged 1; seen in 15 genuine and 1176 backscatter.
    'surbl-abused': 0.5,
    // Judged 1; seen in 11 genuine and 972 backscatter.
    'surbl-new': 0.5,
    // Judged 0.5; seen in 22 genuine and 862 backscatter.
    'surbl-grey': 0.25,
    // Judged 5; seen in 6 genuine and 11146 backscatter.
    'injector-exploited': 6,
    // Judged 5; seen in 1 genuine and 5183 backscatter.
    'injector-policy': 5.5,
    // Judged -1; seen in 234 genuine and 175 backscatter.
    'injector-good': -2,
    // Judged 1; seen in 66 genuine and 693 backscatter.
    'reporter-listed': 2,
    // Judged 2; seen in 490 genuine and 1292 backscatter.
    'flood-address': 1,
  },
  caps: {
    content: 5.5,
    reputation: 6.5,
  },
};
