/**
 * What somebody who installed the packages does: it imports every entry point
 * and judges two reports. Compiled once as ES module and once as CommonJS.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createMemorySentStore, createNewsender } from '@backscatter/newsender';
import { createClassifier, defaultSignals } from '@backscatter/pipeline';
import { entries } from './entries.js';

for (const [entry, namespace] of entries) {
  assert.ok(Object.keys(namespace).length > 0, `${entry} exports nothing`);
}

async function judge(): Promise<void> {
  const newsender = createNewsender({ store: createMemorySentStore() });
  await newsender.record({
    sender: 'alice@example.org',
    recipients: ['bob@example.com'],
    messageId: '<1@example.org>',
    at: Date.now(),
  });
  const classifier = createClassifier({ signals: [...defaultSignals(), newsender] });
  const report = readFileSync('report.eml');

  const sent = await classifier.classify(report);
  assert.equal(sent.label, 'genuine');
  assert.equal(sent.report?.recipients[0]?.status, '5.1.1');

  const stranger = report.toString('latin1').replaceAll('1@example.org', '2@example.org');
  const unknown = await classifier.classify(stranger.replaceAll('bob@', 'eve@'));
  assert.equal(unknown.kind, 'failure');
  assert.notEqual(unknown.label, 'genuine');

  const letter = await classifier.classify(
    'From: bob@example.com\r\nSubject: Hello\r\n\r\nHello!\r\n',
  );
  assert.equal(letter.label, 'not-a-bounce');
}

judge().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
