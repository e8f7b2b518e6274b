import { createMemoryCounterStore, type Verdict } from '@backscatter/core';
import { createFlood, DEFAULT_DOUBTS, DEFAULT_EVIDENCE, DEFAULT_PROOFS } from '@backscatter/flood';
import { parseMail } from '@backscatter/mail/mailparser';
import { createClassifier, DEFAULT_CAPS, DEFAULT_WEIGHTS, GROUPS } from '@backscatter/pipeline';
import { JUDGED_WEIGHTS } from '@backscatter/pipeline/pure';
import { describe, expect, it } from 'vitest';
import { finds, report, says, stoppedClock } from './reports.ts';

const mail = await parseMail(report());

/** Weights by which a finding of a code named for its group gives as many points as its strength. */
const PLAIN = Object.fromEntries(
  GROUPS.map((group) => [`some-${group}`, { group, points: DEFAULT_CAPS[group] ?? 0 }]),
);

/** The verdict where each group gives these points. */
async function verdictOf(points: Readonly<Record<string, number>>): Promise<Verdict> {
  const found = Object.entries(points).map(
    ([group, some]) => [`some-${group}`, some / (DEFAULT_CAPS[group] ?? 1)] as const,
  );
  const signals = [says('all', finds(...found), { round: 'local' })];
  return await createClassifier({ clock: stoppedClock(), weights: PLAIN, signals }).classify(mail);
}

/** All choices of one of the points for each group. */
function* choices(
  groups: Readonly<Record<string, readonly number[]>>,
): Generator<Readonly<Record<string, number>>> {
  const [first, ...rest] = Object.entries(groups);
  if (first === undefined) return yield {};
  const [group, points] = first;
  for (const more of choices(Object.fromEntries(rest))) {
    for (const some of points) yield some === 0 ? more : { ...more, [group]: some };
  }
}

describe('a flood', () => {
  it('changes no label where absence, content and reputation say nothing', async () => {
    const silent = { shape: [0, 1.5, 3, 4, 6], addressee: [0, 1.5, 4, 8], other: [0, 3, 6] };
    let [asked, high] = [0, 0];
    for (const points of choices(silent)) {
      const before = await verdictOf(points);
      for (const flood of [1, 3]) {
        const { label, score } = await verdictOf({ ...points, flood });
        expect(label, JSON.stringify({ ...points, flood })).toBe(before.label);
        if (score >= 5 && label === 'unsure') high += 1;
        asked += 1;
      }
    }
    expect(asked).toBe(120);
    expect(high).toBeGreaterThan(5);
  });

  it('makes none backscatter with shape alone, nor with weak evidence beside it', async () => {
    for (const shape of [0, 1, 2, 3, 4, 4.75]) {
      expect((await verdictOf({ shape, flood: 3 })).label).toBe('unsure');
    }
    for (const group of ['absence', 'content', 'reputation']) {
      expect((await verdictOf({ [group]: 3, flood: 3 })).label).toBe('unsure');
      expect((await verdictOf({ [group]: 4, flood: 3 })).label).toBe('backscatter');
    }
  });

  it('never counts more than half of the evidence, over all combinations of the caps', async () => {
    const groups = {
      flood: [3],
      shape: [0, 2, 6],
      addressee: [0, 1.5, 8],
      absence: [0, 0.5, 2, 8],
      content: [0, 1, 3, 6],
      reputation: [0, 0.5, 3, 6],
    };
    let tipped = 0;
    for (const points of choices(groups)) {
      const { label } = await verdictOf(points);
      const { flood = 0, ...others } = points;
      const sum = Object.values(others).reduce((a, b) => a + b, 0);
      const { absence = 0, content = 0, reputation = 0 } = points;
      const lent = Math.min(flood, (absence + content + reputation) / 2);
      expect(label, JSON.stringify(points)).toBe(sum + lent >= 5 ? 'backscatter' : 'unsure');
      if (sum < 5 && sum + lent >= 5) tipped += 1;
    }
    expect(tipped).toBeGreaterThan(5);
  });

  it('loses nothing of a newsletter that went to 500 dead addresses by an unlogged provider', async () => {
    const body =
      'Our spring sale begins on Monday: order cheap garden chairs online, act now, limited offer. ' +
      'Members choose first. Whoever brings a friend gets a second chair for half the price.';
    const flood = createFlood({ store: createMemoryCounterStore() });
    const looks = says('looks', finds(['keyword-spam', 1]), { round: 'content' });
    const proof = says('proof', finds(['signed-return-path', 1]), { round: 'local' });
    const clock = stoppedClock();
    const proved = createClassifier({ clock, signals: [proof, looks, flood] });
    const unproved = createClassifier({ clock, signals: [looks, flood] });
    const tally = new Map<string, number>();
    for (let i = 0; i < 500; i += 1) {
      const bounced = await parseMail(report({ body, id: `${i}@provider.example.net` }));
      const options = { deliveryId: `${i}` };
      const verdict = await (i === 50 ? proved : unproved).classify(bounced, undefined, options);
      await unproved.commit(verdict);
      const said = verdict.reasons.some(({ signal }) => signal === 'flood') ? 'flood' : 'silence';
      const name = `${i < 50 ? 'before' : 'after'}: ${verdict.label}, ${said}`;
      tally.set(name, (tally.get(name) ?? 0) + 1);
    }
    expect(tally.get('before: unsure, flood')).toBeGreaterThan(30);
    expect(tally.get('after: unsure, silence')).toBe(449);
    expect([...tally.keys()].join()).not.toContain('backscatter');
  });

  it('never outweighs a proof', async () => {
    for (const code of DEFAULT_PROOFS.filter((one) => DEFAULT_WEIGHTS[one] !== undefined)) {
      const proof = says('proof', finds([code, 1]), { round: 'local' });
      const all = finds(['flood-campaign', 1], ['flood-address', 1], ['flood-domain', 1]);
      const signals = [proof, says('flood', all, { round: 'after' })];
      const { label } = await createClassifier({ clock: stoppedClock(), signals }).classify(mail);
      expect(label, code).toBe('genuine');
    }
  });

  it('runs where the label is certain already, because it counts', async () => {
    const flood = createFlood({ store: createMemoryCounterStore() });
    const spam = says('spam', finds(['bayes-spam', 1], ['surbl-spam', 1]), {
      round: 'content',
      codes: ['bayes-spam', 'surbl-spam'],
    });
    const classifier = createClassifier({ clock: stoppedClock(), signals: [spam, flood] });
    const verdict = await classifier.classify(mail);
    expect(verdict.skipped).toEqual([]);
    expect(verdict.notes.map(({ signal }) => signal)).toEqual(['flood']);
    await classifier.commit(JSON.parse(JSON.stringify(verdict)));
  });

  it('knows of every code of the table whether it proves, leaves a doubt or is evidence', () => {
    const known = new Set([...DEFAULT_PROOFS, ...DEFAULT_DOUBTS]);
    for (const [code, { group, points }] of Object.entries(JUDGED_WEIGHTS)) {
      if (group === 'proof') expect(known, code).toContain(code);
      // What leans towards spam has less than half a strength, which is no evidence to a flood.
      const leans = code === 'bayes-suspect';
      const isEvidence =
        ['absence', 'content', 'reputation'].includes(group) && points >= 3 && !leans;
      expect(DEFAULT_EVIDENCE.includes(code), code).toBe(isEvidence);
    }
    for (const code of DEFAULT_PROOFS) expect(DEFAULT_DOUBTS).not.toContain(code);
  });
});
