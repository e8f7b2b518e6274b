/** What the words of a report mean; every report brings them. */
export const GLOSSARY: readonly (readonly [word: string, meaning: string])[] = [
  [
    'lost',
    'Share of genuine reports labelled backscatter. Somebody believes that his mail arrived.',
  ],
  ['caught', 'Share of backscatter labelled backscatter.'],
  [
    'unsure',
    'Share of reports of which the filter says that it does not know. They are delivered with a mark; without this share the other two say nothing.',
  ],
  [
    'passed',
    'Share of backscatter labelled genuine, or not seen to be a report: delivered without a mark.',
  ],
  ['touched', 'Share of mail that is no bounce and was labelled backscatter or unsure.'],
  [
    '≤, ≥, a–b',
    'The 95 % bound. Of labels: Clopper and Pearson, exact for cases that do not hang together, one-sided where nothing or everything was counted; where a few spam runs make up the cases it flatters. Of rankings: stratified bootstrap, cases of one spam run or one mail drawn together.',
  ],
  [
    'AUC',
    'Chance that a random backscatter scores above a random genuine report, ties half. 0.5 is guessing.',
  ],
  [
    'caught at x lost',
    'What the best single threshold would catch while it loses at most x. It is found on the same cases, so it flatters; the labels are what the filter really said.',
  ],
  [
    'average precision',
    'Area under precision over recall. It depends on how much backscatter there is in the set.',
  ],
  [
    'calibration error',
    'Mean distance between a stated probability and what was observed, over all probabilities and, “in doubt”, over those from 0.02 to 0.98; cases are weighted to the prior at which probabilities are stated. “By chance” is what a perfectly calibrated filter would get of as many cases.',
  ],
  [
    'Brier',
    'Mean squared distance of the probability from the truth; 0 is perfect, 0.25 is what saying 0.5 of all gets.',
  ],
  [
    'cost',
    'Expected cost of a report, in backscatter let through, when a lost genuine report costs N of them.',
  ],
  [
    'natural, synthetic',
    'Mail that came over the wire once, and mail that a generator wrote. Figures on the latter say how a filter does in the world as we imagine it.',
  ],
];
