/**
 * An organisation over sixty days: does its own mail's bounces get through, and
 * those of a spam run in its name not?
 *
 *     simulation.ts [--senders 1000] [--mails 6] [--days 60] [--forged 20000]
 *                   [--seed 721] [--plot FILE.svg] [--misses N]
 *
 * Chance is seeded, the clock simulated, every report a mail that is parsed and
 * judged by whole classifiers (`simulation/judges.ts`), then committed. What is
 * counted is the label, by truth and by what happened. The coverage is the
 * operator's: from the day on which the log begins, and he is wrong about the
 * shop. Warm-up is everything before the log covers what can still bounce.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Clock, Verdict } from '@backscatter/core';
import { createRandom } from '@backscatter/evaluation';
import { parseMail } from '@backscatter/mail/mailparser';
import type { SentInput } from '@backscatter/newsender';
import { createKeyRing } from '@backscatter/provenance';
import { createProgress } from './command/progress.mjs';
import { readCommand } from './command/read-command.mjs';
import { Agenda, type Arrival, DAY, type Event, START } from './simulation/arrival.ts';
import { dayPlot } from './simulation/day-plot.ts';
import { forgeDay } from './simulation/joe-job.ts';
import { createJudges } from './simulation/judges.ts';
import { LOG_BEGINS, sendDay, type World } from './simulation/mail-traffic.ts';
import { createOrganisation } from './simulation/organisation.ts';
import { printTables } from './simulation/tables.ts';
import { createTally, type Phase } from './simulation/tally.ts';

/** Days before the first, whose mail may still bounce. */
const BEFORE = 7;

/** Days after which whatever can bounce is in the log. */
const QUEUE_DAYS = 7;

const { values, whole } = readCommand(import.meta.url, () =>
  parseArgs({
    options: {
      senders: { type: 'string', default: '1000' },
      mails: { type: 'string', default: '6' },
      days: { type: 'string', default: '60' },
      forged: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '721' },
      plot: { type: 'string' },
      misses: { type: 'string', default: '0' },
    },
  }),
);
const [days, forged] = [whole('days', 1), whole('forged')];
let now = START;
const clock: Clock = { now: () => now, sleep: async () => {} };
const random = createRandom(whole('seed'));
const organisation = createOrganisation(random, whole('senders'), whole('mails'));
const keys = createKeyRing({ keys: { 3: 'a key of the simulation, known to all' }, active: 3 });
const world: World = { random, organisation, keys, agenda: new Agenda(), publicPosts: [] };
const { judges, log } = createJudges({ clock, keys, organisation });
const tally = createTally();
const sent = { mails: 0, pending: [] as SentInput[] };
let left = whole('misses');

const progress = createProgress('day', days);
for (let day = -BEFORE; day < days; day += 1) {
  progress.tick(day);
  sendDay(world, day);
  if (day >= 0) forgeDay(world, day, forged);
  const events = world.agenda.take(day);
  // Nothing judges before the first day; what was sent then bounces all the same.
  if (day < 0) continue;
  for (const event of events) await happen(event, day);
  await record();
}
progress.end();
printTables(
  tally,
  judges.map(({ name }) => name),
  sent.mails,
);
if (values.plot !== undefined)
  writeFileSync(
    values.plot,
    dayPlot(
      tally,
      judges.map(({ name }) => name),
      days,
    ),
  );

async function happen(event: Event, day: number): Promise<void> {
  now = event.at;
  if (event.what === 'sent') {
    sent.mails += 1;
    sent.pending.push(event.sent);
    return;
  }
  await record();
  if (event.what === 'alias') {
    await log.alias(event.id, event.other);
    return;
  }
  const { report } = event;
  const mail = await parseMail(Buffer.from(report.raw));
  const phase: Phase = event.at < START + (LOG_BEGINS + QUEUE_DAYS) * DAY ? 'warm-up' : 'after';
  for (const judge of judges) {
    const verdict = await judge.judge(mail, report);
    tally.add(judge.name, phase, day, report, verdict.label);
    if (left > 0 && phase === 'after' && isWrong(report, verdict)) {
      left -= 1;
      const reasons = verdict.reasons.map(({ code, points }) => `${code} ${points}`).join(', ');
      console.log(
        `${judge.name}, day ${day}: ${report.truth} ${verdict.kind} (${report.group}) is ${verdict.label}: ${reasons}`,
      );
    }
  }
}

/** Lost, or let through although all is covered. */
function isWrong({ truth, group }: Arrival, { label }: Verdict): boolean {
  if (truth === 'genuine') return label === 'backscatter';
  return label === 'genuine' || (label !== 'backscatter' && group.includes('all covered'));
}

/** Logs what was sent since, in one go. */
async function record(): Promise<void> {
  if (sent.pending.length === 0) return;
  await log.record(sent.pending);
  sent.pending = [];
}
