/**
 * A week in the mailboxes of a small firm, example.org: what left is in its
 * sent log, and then these bounces came in. Which of them were asked for?
 */

import { readdirSync, readFileSync } from 'node:fs';
import type { Label, Verdict } from '@backscatter/core';
import { createDirectory } from '@backscatter/directory';
import { createMemorySentStore, createNewsender } from '@backscatter/newsender';
import { createClassifier, defaultSignals, systemClock } from '@backscatter/pipeline';
import colors from 'picocolors';

const BOUNCES = new URL('../bounces/', import.meta.url);
const SENT = new URL('sent.jsonl', import.meta.url);

// What leaves is recorded. That silence of the log counts has to be declared.
const newsender = createNewsender({
  store: createMemorySentStore(),
  coverage: [{ senders: ['example.org'], since: '2026-01-01' }],
});
for (const line of readFileSync(SENT, 'utf8').trim().split('\n')) {
  await newsender.record(JSON.parse(line));
}

const directory = createDirectory({
  lookup: {
    known: ['anna@example.org', 'bernd@example.org', 'office@example.org'],
    neverSends: ['noreply@example.org'],
    domains: ['example.org'],
  },
});

const classifier = createClassifier({
  signals: [...defaultSignals(), newsender, directory],
  // The bounces are of March 2026, so they are judged as of then.
  clock: { ...systemClock, now: () => Date.parse('2026-03-06T09:00:00Z') },
});

const { bold, dim, green, red, yellow } = colors.createColors(
  colors.isColorSupported && process.stdout.isTTY === true,
);
const COLOURS: Readonly<Record<Label, (text: string) => string>> = {
  genuine: green,
  backscatter: red,
  unsure: yellow,
  'not-a-bounce': dim,
};

/** The finding that decided with its datum, or why nothing could decide. */
function why({ reasons, abstained }: Verdict): readonly [string, string] {
  const [reason] = reasons;
  if (reason !== undefined) return [reason.code, reason.summary];
  const silent = abstained.find(({ signal }) => signal === 'newsender');
  return silent === undefined ? ['', ''] : ['nothing', `The sent log abstains: ${silent.why}.`];
}

const WIDTH = 100;
const cut = (text: string): string => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text);

console.log(bold('file                        kind             label         score  decided by'));
for (const file of readdirSync(BOUNCES).sort()) {
  const verdict = await classifier.classify(readFileSync(new URL(file, BOUNCES)));
  const { kind, label, score, probability } = verdict;
  const [code, sentence] = why(verdict);
  const points = probability === null ? '' : String(score);
  const name = `${file.padEnd(28)}${kind.padEnd(17)}`;
  console.log(`${name}${COLOURS[label](label.padEnd(14))}${points.padStart(5)}  ${code}`.trimEnd());
  if (sentence !== '') console.log(dim(cut(`    ${sentence}`)));
}
console.log(`
Why?       npx --yes pnpm@10.34.9 --silent backscatter explain examples/bounces/04-never-sent.eml
Your own?  npx --yes pnpm@10.34.9 --silent backscatter classify --help`);
