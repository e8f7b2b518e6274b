// A signal is a plain object: it looks at the evidence and says what it found.
import { readFileSync } from 'node:fs';
import { found, type Signal } from '@backscatter/core';
import { headerValue } from '@backscatter/mail';
import { createClassifier, defaultSignals } from '@backscatter/pipeline';

// None of our programs is Outlook Express, so a returned message by it is not ours.
const mailer: Signal = {
  name: 'mailer',
  round: 'local',
  codes: ['foreign-mailer'],
  check: async ({ report }) => {
    const program = headerValue(report.returned.mail?.headers ?? [], 'x-mailer');
    if (program === null || !program.includes('Outlook Express')) return found([]);
    const summary = `The returned message was written with ${program}.`;
    return found([{ code: 'foreign-mailer', strength: 1, summary }]);
  },
};

const classifier = createClassifier({
  signals: [...defaultSignals(), mailer],
  weights: { 'foreign-mailer': 4 },
});
const raw = readFileSync(new URL('bounces/04-never-sent.eml', import.meta.url));
const { label, score, reasons } = await classifier.classify(raw);
console.log(label, score);
for (const { points, code, signal } of reasons) console.log(points, code, signal);

// => backscatter 6.5
// => 4 foreign-mailer mailer
// => 2.5 keyword-spam keyword
