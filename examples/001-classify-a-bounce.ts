// Is this bounce one we asked for? The sent log knows.
import { readFileSync } from 'node:fs';
import { createMemorySentStore, createNewsender } from '@backscatter/newsender';
import { createClassifier, defaultSignals, systemClock } from '@backscatter/pipeline';

const newsender = createNewsender({
  store: createMemorySentStore(),
  // Everything that leaves as example.org is logged: only then silence counts.
  coverage: [{ senders: ['example.org'], since: '2026-01-01' }],
});
await newsender.record({
  sender: 'anna@example.org',
  recipients: ['kurt.lindner@example.com'],
  messageId: '<20260304081512.GA4711@example.org>',
  at: '2026-03-04T08:15:27Z',
});

const classifier = createClassifier({
  signals: [...defaultSignals(), newsender],
  // These bounces are old; a server leaves the clock out and judges as of now.
  clock: { ...systemClock, now: () => Date.parse('2026-03-06T09:00:00Z') },
});
for (const name of ['01-user-unknown', '04-never-sent']) {
  const raw = readFileSync(new URL(`bounces/${name}.eml`, import.meta.url));
  const { label, kind, score, reasons } = await classifier.classify(raw);
  console.log(name, label, kind, score, reasons[0]?.code);
}

// => 01-user-unknown genuine failure -40 sent-id
// => 04-never-sent backscatter failure 8 not-sent-id
