/**
 * The whole offline pipeline with its stores in memory and something in each of
 * them, so that every signal has work to do: a sent log of 10,000 other messages
 * and of every third message that the corpus reports on, a directory that knows
 * half of the addressees, and a model that has learned the returned messages,
 * by turns as spam and as ham. The labels mean nothing here; the work is real.
 */

import { createBayesian, createBayesModel } from '@backscatter/bayesian';
import { createDirectory } from '@backscatter/directory';
import { createKeyword } from '@backscatter/keyword';
import { createMemorySentStore, createNewsender } from '@backscatter/newsender';
import { createClassifier, defaultSignals } from '@backscatter/pipeline';

const OTHER_MESSAGES = 10_000;
const DAY = 24 * 3_600 * 1_000;

/**
 * @param {readonly Buffer[]} corpus
 * @param {boolean} exhaustive
 */
export async function createFullClassifier(corpus, exhaustive) {
  const evidence = await collectEvidence(corpus);
  const now = Date.now();
  const domains = [
    ...new Set(evidence.map(({ addressee }) => addressee?.domain ?? '').filter(Boolean)),
  ];
  const newsender = createNewsender({
    store: createMemorySentStore(),
    coverage: [{ senders: domains, since: now - 30 * DAY }],
  });
  await logSentMessages(newsender, evidence, now - DAY);
  const bayesian = createBayesian({ store: createBayesModel() });
  for (const [index, { report }] of evidence.entries()) {
    if (report.returned.mail === null) continue;
    await bayesian.learn(report.returned.mail, index % 2 === 0 ? 'spam' : 'ham');
  }
  const directory = createDirectory({ lookup: halfKnown(evidence) });
  const shape = defaultSignals().filter(({ name }) => name !== 'keyword');
  const signals = [...shape, newsender, directory, createKeyword(), bayesian];
  return createClassifier({ signals, exhaustive });
}

/**
 * What the pipeline makes of each report, taken by a signal that only looks.
 *
 * @param {readonly Buffer[]} corpus
 */
async function collectEvidence(corpus) {
  /** @type {import('@backscatter/core').Evidence[]} */
  const seen = [];
  /** @type {import('@backscatter/core').Signal} */
  const watcher = {
    name: 'watcher',
    round: 'local',
    codes: [],
    async check(evidence) {
      seen.push(evidence);
      return { status: 'ok', findings: [] };
    },
  };
  const classifier = createClassifier({ signals: [watcher], exhaustive: true });
  for (const raw of corpus) await classifier.classify(raw);
  return seen;
}

/**
 * @param {import('@backscatter/newsender').Newsender} newsender
 * @param {readonly import('@backscatter/core').Evidence[]} evidence
 * @param {number} at
 */
async function logSentMessages(newsender, evidence, at) {
  for (let number = 0; number < OTHER_MESSAGES; number++) {
    await newsender.record({
      sender: `user${number % 100}@example.org`,
      recipients: [`someone${number}@example.com`],
      messageId: `<${number}@mail.example.org>`,
      at,
    });
  }
  for (const [index, { addressee, report }] of evidence.entries()) {
    const id = report.messageIds[0]?.id;
    if (index % 3 !== 0 || addressee === null || addressee.domain === '' || id === undefined) {
      continue;
    }
    await newsender.record({ sender: addressee.address, recipients: [], messageId: id, at });
  }
}

/**
 * @param {readonly import('@backscatter/core').Evidence[]} evidence
 */
function halfKnown(evidence) {
  const addresses = [...new Set(evidence.map(({ addressee }) => addressee?.address ?? ''))];
  const usable = addresses.filter((address) => address.includes('@'));
  const half = Math.ceil(usable.length / 2);
  return { known: usable.slice(0, half), neverSends: usable.slice(half) };
}
