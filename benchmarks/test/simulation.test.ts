import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseDsn } from '@backscatter/dsn-parser';
import { createRandom } from '@backscatter/evaluation';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { START } from '../simulation/arrival.ts';
import { dayPlot } from '../simulation/day-plot.ts';
import {
  challenge,
  deliveryReport,
  type ReportPlan,
  vacationReply,
} from '../simulation/report-templates.ts';
import { createTally } from '../simulation/tally.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

const PLAN: ReportPlan = {
  at: START + 60_000,
  to: 'anna@example.org',
  original: {
    from: 'anna@example.org',
    to: 'bob@example.net',
    subject: 'Meeting on Monday',
    body: 'At nine.',
    messageId: '1@mail.example.org',
    at: START,
  },
  failed: 'bob@example.net',
  kind: 'failure',
  returned: 'headers',
};

describe('a report of the simulation', () => {
  it('is read as what it is, in every style', async () => {
    const random = createRandom(1);
    const subjects = new Set<string>();
    for (const kind of ['failure', 'delay', 'success'] as const) {
      for (const returned of ['message', 'headers', 'none'] as const) {
        for (let i = 0; i < 40; i += 1) {
          const raw = deliveryReport(random, { ...PLAN, kind, returned });
          const report = await parseDsn(await parseMail(Buffer.from(raw)), parseMail);
          expect(report?.kind).toBe(kind);
          expect(report?.recipients.map(({ finalRecipient }) => finalRecipient)).toEqual([
            PLAN.failed,
          ]);
          // A delay notice in plain text returns nothing.
          const names = report?.messageIds.some(({ id }) => id === PLAN.original.messageId);
          if (kind !== 'delay') expect(names).toBe(returned !== 'none');
          subjects.add(/^Subject: (.*)\r$/m.exec(raw)?.[1] ?? '');
        }
      }
    }
    expect(subjects.size).toBe(12);
  });

  it('may be the answer of a program', async () => {
    const random = createRandom(2);
    for (const [raw, kind] of [
      [vacationReply(random, PLAN, true), 'auto-reply'],
      [vacationReply(random, PLAN, false), 'auto-reply'],
      [challenge(random, PLAN), 'challenge-response'],
    ] as const) {
      expect((await parseDsn(await parseMail(Buffer.from(raw)), parseMail))?.kind).toBe(kind);
    }
  });
});

it('draws a bar for each label of a day, genuine above the axis and forged below', () => {
  const tally = createTally();
  const arrival = { at: START, raw: '', addressee: '', signedAt: null, group: 'x' } as const;
  tally.add('log', 'after', 1, { ...arrival, truth: 'genuine' }, 'genuine');
  tally.add('log', 'after', 1, { ...arrival, truth: 'forged' }, 'backscatter');
  tally.add('log', 'after', 1, { ...arrival, truth: 'forged' }, 'unsure');
  const bars = dayPlot(tally, ['log'], 3).match(
    /<rect x="[\d.]+" y="[\d.]+" width="[\d.]+" height="[\d.]+" fill="#[0-9a-f]{6}"\/>/g,
  );
  const legend = 4;
  expect(bars).toHaveLength(legend + 3);
});

it('is the same chance in every run', () => {
  const draw = (seed: number): string => createRandom(seed).word(40);
  expect(draw(1)).toBe(draw(1));
  expect(draw(1)).not.toBe(draw(2));
  const random = createRandom(3);
  const picks = Array.from({ length: 4_000 }, () => random.pickZipf([0, 1, 2, 3]));
  const counts = [0, 1, 2, 3].map((one) => picks.filter((pick) => pick === one).length);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  expect(counts[3]).toBeGreaterThan(400);
});

it('loses no genuine report of a small organisation', () => {
  const size = ['--senders', '8', '--mails', '3', '--days', '14', '--forged', '0'];
  const command = [...FROM_SOURCE, 'benchmarks/simulation.ts', ...size];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout.match(/^- genuine called backscatter in warm-up: 0 of [1-9]/gm)).toHaveLength(3);
  expect(stdout.match(/^- … after warm-up, of logged mail: 0 of [1-9]/gm)).toHaveLength(3);
});
