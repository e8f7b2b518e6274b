import { readdirSync, readFileSync } from 'node:fs';
import { createKeyword } from '@backscatter/keyword';
import { describe, expect, it } from 'vitest';
import { createClassifier } from '../src/index.ts';

const FOLDER = new URL('../../dsn-parser/test/fixtures/', import.meta.url);

describe('the default rules of keyword', () => {
  it('find nothing in the notices of all dialects, nor in what they return', async () => {
    const classifier = createClassifier({ signals: [createKeyword()], exhaustive: true });
    let judged = 0;
    const found: string[] = [];
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.eml'))) {
      const verdict = await classifier.classify(readFileSync(new URL(name, FOLDER)));
      if (verdict.report === null) continue;
      judged++;
      found.push(...verdict.reasons.map(({ code, summary }) => `${name}: ${code}, ${summary}`));
    }
    expect(found).toEqual([]);
    expect(judged).toBeGreaterThan(150);
  });
});
