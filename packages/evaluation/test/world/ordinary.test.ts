import { createClassifier } from '@backscatter/pipeline';
import { describe, expect, it } from 'vitest';
import { binaryOf } from '../../src/binary-string.ts';
import { createBenchmarkSet } from '../../src/generator/create-benchmark-set.ts';
import { ordinaryMail } from '../../src/world/ordinary.ts';
import { ORDINARY_KINDS } from '../../src/world/ordinary-kinds.ts';
import { sourceMails } from '../source-mails.ts';

const COUNT = 6 * ORDINARY_KINDS.length;

const set = createBenchmarkSet({
  seed: 3,
  part: 'test',
  ham: sourceMails('ham', 40),
  spam: sourceMails('spam', 40),
  size: { genuine: 40, backscatter: 10, ordinary: 0 },
  days: 20,
  extra: [ordinaryMail(COUNT)],
});
const played = () =>
  [...set.events()].flatMap((event) =>
    event.what === 'case' && event.case.truth.label === 'not-a-bounce' ? [event.case] : [],
  );
const cases = played();
const { classify } = createClassifier({ signals: [] });

describe('ordinary mail', () => {
  it('is of every written kind, and of the corpora, in several languages', () => {
    expect(cases).toHaveLength(COUNT);
    const scenarios = new Set(cases.map(({ truth }) => truth.scenario));
    for (const { name } of ORDINARY_KINDS) expect(scenarios).toContain(name);
    expect(scenarios).toContain('corpus-ham');
    expect(scenarios).toContain('corpus-spam');
    expect(new Set(ORDINARY_KINDS.map(({ name }) => name)).size).toBe(ORDINARY_KINDS.length);
    expect(new Set(ORDINARY_KINDS.map(({ language }) => language)).size).toBeGreaterThan(4);
  });

  it('is the same to the byte each time', () => {
    expect(played().map(({ raw }) => binaryOf(raw))).toEqual(cases.map(({ raw }) => binaryOf(raw)));
  });

  it('is no report, but for complaints, which were asked for', async () => {
    for (const { truth, raw } of cases) {
      const { kind, label } = await classify(raw);
      expect([truth.scenario, kind, label]).toEqual([truth.scenario, truth.kind, 'not-a-bounce']);
    }
  });

  it('leaves no sign of filling in', () => {
    for (const { raw, truth } of cases.filter((one) => one.truth.source === null)) {
      expect(`${truth.scenario}: ${binaryOf(raw)}`).not.toMatch(/#-|<@>|\.#/);
    }
  });
});
