/**
 * How well the content filter parts spam from ham, beside bogofilter and the
 * package `bayes`, on the same messages in the same run.
 *
 *     filter.ts [--plot FILE.svg] [--names] [DIRECTORY]
 *
 * The directory holds archives and a `mail.index.jsonl`; default is the
 * collection beside the checkout. Half of two collections is learned and the
 * other half judged, by a hash of the messages' names, near-duplicates once, in
 * an order that mixes classes and collections, what tells the collection masked.
 * `--names` lists the messages that are wrongly taken for spam.
 */

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseMail } from '@backscatter/mail/mailparser';
import { readCommand } from './command/read-command.mjs';
import { defaultCorpus } from './corpus/default-corpus.mjs';
import { mailFolder } from './corpus/mail-folder.ts';
import { Bogofilter, hasBogofilter } from './filter/bogofilter.ts';
import { bounceTable } from './filter/bounce-table.ts';
import { type Curve, detPlot } from './filter/det-plot.ts';
import { type MaskedMail, readMaskedMail } from './filter/masked-mail.ts';
import { errorCurve, measure, type Scored } from './filter/measures.ts';
import {
  type Judged,
  judgeAll,
  judgeOnline,
  learnAll,
  type Method,
  newFilter,
  type ReadMail,
} from './filter/our-filter.ts';
import { type Cost, plainBayes, timed } from './filter/plain-bayes.ts';

/** The collections that hold both spam and ham of the same time and places. */
const MIXED = new Set(['spamassassin', 'csdmc2010']);

/** Messages scored from raw bytes and learned one at a time, for the speeds. */
const SPEED_SAMPLE = 1_000;

const { values, positionals } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: { plot: { type: 'string' }, names: { type: 'boolean', default: false } },
  }),
);
const at = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);
const bounces = defaultCorpus().path;
const folder = mailFolder(positionals[0]);

const all = await readMaskedMail(folder);
// A collection of one's own, of other names, is split as a whole.
const mixed = inTurns(
  all.some(({ corpus }) => MIXED.has(corpus)) ? all.filter(({ corpus }) => MIXED.has(corpus)) : all,
);
const train = mixed.filter(({ quarter }) => quarter < 2);
const test = mixed.filter(({ quarter }) => quarter >= 2);
const elsewhere = all.filter((mail) => !mixed.includes(mail));
const readTrain = await readAll(train);
const readTest = await readAll(test);
const readElsewhere = await readAll(elsewhere);
const bogofilter = hasBogofilter() ? new Bogofilter() : null;
bogofilter?.write(all);

const curves: Curve[] = [];
const speeds: string[] = [];

heading(`Half learned (${of(train)}), half judged (${of(test)})`);
const filters = new Map<Method, Awaited<ReturnType<typeof learned>>>();
for (const method of ['corrected', 'chi-square'] as const) {
  filters.set(method, await learned(method));
}
for (const [method, { filter }] of filters) {
  let judged: readonly Judged[] = [];
  const cost = await timed(async () => {
    judged = await judgeAll(filter, readTest);
  });
  row(`backscatter, ${method}`, judged, verdicts(judged));
  curves.push({
    name: `backscatter, ${method}`,
    color: method === 'corrected' ? '#0b6' : '#59f',
    points: errorCurve(judged),
  });
  if (method === 'corrected') speed('score, from a parsed mail', test.length, cost);
  if (values.names) list('ham taken for spam', judged);
}
const batch = bogofilter?.batch(train, test, 'batch');
if (batch !== undefined) {
  row('bogofilter', batch.scored, bogofilterVerdicts(batch.scored));
  curves.push({ name: 'bogofilter', color: '#d33', points: errorCurve(batch.scored) });
}
const plain = await plainBayes(train, test);
console.log(
  `| bayes, labels only | – | ${percent(plain.caught)} at ${percent(plain.lost)} | – | – | – | ${percent(plain.silent)} no answer |`,
);
curves.push({
  name: 'bayes (labels only)',
  color: '#888',
  points: [[plain.lost, 1 - plain.caught]],
});

heading(`Classify, then learn (${of(test)})`);
row('backscatter, corrected', await judgeOnline(newFilter('corrected'), readTest));
row('backscatter, chi-square', await judgeOnline(newFilter('chi-square'), readTest));
if (bogofilter !== null) row('bogofilter', bogofilter.online(test));

if (elsewhere.length > 0) {
  heading(`The same half learned, mail of other times and places judged (${of(elsewhere)})`);
  for (const [method, { filter }] of filters) {
    const judged = await judgeAll(filter, readElsewhere);
    row(`backscatter, ${method}`, judged, verdicts(judged));
  }
  const other = bogofilter?.batch(train, elsewhere, 'elsewhere');
  if (other !== undefined) row('bogofilter', other.scored, bogofilterVerdicts(other.scored));
}

heading('Learned class by class, all ham first, as two commands would');
const byClass = [...readTrain].sort(
  (a, b) => Number(a.label === 'spam') - Number(b.label === 'spam'),
);
const oneAfterOther = newFilter('corrected');
await learnAll(oneAfterOther, byClass);
const judgedAfter = await judgeAll(oneAfterOther, readTest);
row('backscatter, corrected', judgedAfter, verdicts(judgedAfter));

const best = filters.get('corrected');
if (best === undefined) throw new Error('no filter was made');
console.log('\n| bounces, the same half learned | messages | spam | unsure | ham | abstained |');
console.log('|---|---:|---:|---:|---:|---:|');
for (const { what, messages, spam, unsure, ham, abstained, names } of await bounceTable(
  best.filter,
  bounces,
  test,
)) {
  const judged = Math.max(1, messages - abstained);
  const cells = [spam, unsure, ham].map((n) => `${n} (${percent(n / judged)})`);
  console.log(`| ${what} | ${messages} | ${cells.join(' | ')} | ${abstained} |`);
  if (values.names && !what.startsWith('spam')) console.log(names.join('\n'));
}

console.log('\n| messages per second | of processor time | on the clock |');
console.log('|---|---:|---:|');
speed('learn in bulk, from a parsed mail', train.length, best.cost);
await measureSingles();
if (batch !== undefined) {
  speed('bogofilter scores in bulk, from files', test.length, batch.scoring);
  speed('bogofilter learns in bulk, from files', train.length, batch.learning);
}
speed('bayes categorizes', test.length, plain.scoring);
speed('bayes learns', train.length, plain.learning);
console.log(speeds.join('\n'));
bogofilter?.close();
if (values.plot !== undefined) {
  writeFileSync(at(values.plot), detPlot(`${of(train)} learned, ${of(test)} judged`, curves));
}

/** As mail comes and as `backscatter learn` reads it, not class after class as archives hold it. */
function inTurns(messages: readonly MaskedMail[]): readonly MaskedMail[] {
  const turns = new Map(
    messages.map(({ id }) => [id, createHash('sha1').update(`turn ${id}`).digest('hex')]),
  );
  const turnOf = ({ id }: MaskedMail): string => turns.get(id) ?? '';
  return [...messages].sort((a, b) => (turnOf(a) < turnOf(b) ? -1 : 1));
}

async function readAll(messages: readonly MaskedMail[]): Promise<readonly ReadMail[]> {
  const read: ReadMail[] = [];
  for (const { id, label, raw } of messages) read.push({ id, label, mail: await parseMail(raw) });
  return read;
}

async function learned(method: Method) {
  const filter = newFilter(method);
  const cost = await timed(() => learnAll(filter, readTrain));
  return { filter, cost };
}

async function measureSingles(): Promise<void> {
  const filter = newFilter('corrected');
  const some = readTrain.slice(0, SPEED_SAMPLE);
  const learning = await timed(async () => {
    for (const { mail, label } of some) await filter.learn(mail, label);
  });
  speed('learn one at a time, from a parsed mail', some.length, learning);
  const raws = test.slice(0, SPEED_SAMPLE);
  const scoring = await timed(async () => {
    for (const { raw } of raws) await best?.filter.score(await parseMail(raw));
  });
  speed('score, from raw bytes', raws.length, scoring);
}

function heading(text: string): void {
  console.log(`\n${text}\n`);
  console.log(
    '| filter | 1−AUC % | caught at 0.1 % loss | caught at none | ham called spam | spam called spam | unsure |',
  );
  console.log('|---|---:|---:|---:|---:|---:|---:|');
}

interface Verdicts {
  readonly lost: number;
  readonly caught: number;
  readonly unsure: number;
}

function row(name: string, scored: readonly Scored[], shares?: Verdicts): void {
  const { oneMinusAuc, caughtAtThousandth, caughtAtNone } = measure(scored);
  const said =
    shares === undefined
      ? ['–', '–', '–']
      : [shares.lost, shares.caught, shares.unsure].map(percent);
  const rates = [percent(caughtAtThousandth), percent(caughtAtNone), ...said];
  console.log(`| ${name} | ${oneMinusAuc.toFixed(4)} | ${rates.join(' | ')} |`);
}

function verdicts(judged: readonly Judged[]): Verdicts {
  return sharesOf(judged, ({ verdict }) => verdict);
}

/** Its defaults: spam from 0.99 on, ham up to 0.45. */
function bogofilterVerdicts(scored: readonly Scored[]): Verdicts {
  return sharesOf(scored, ({ score }) =>
    score >= 0.99 ? 'spam' : score <= 0.45 ? 'ham' : 'unsure',
  );
}

function sharesOf<T extends Scored>(scored: readonly T[], verdictOf: (one: T) => string): Verdicts {
  const share = (label: string, verdict: string): number => {
    const of = scored.filter((one) => one.label === label);
    return of.filter((one) => verdictOf(one) === verdict).length / of.length;
  };
  const unsure = scored.filter((one) => verdictOf(one) === 'unsure').length / scored.length;
  return { lost: share('ham', 'spam'), caught: share('spam', 'spam'), unsure };
}

function list(what: string, judged: readonly Judged[]): void {
  const wrong = judged.filter(({ label, verdict }) => label === 'ham' && verdict === 'spam');
  console.log(`${what}: ${wrong.map(({ id }) => id).join(' ')}`);
}

function speed(what: string, messages: number, { cpu, clock }: Cost): void {
  speeds.push(`| ${what} | ${Math.round(messages / cpu)} | ${Math.round(messages / clock)} |`);
}

function of(messages: readonly MaskedMail[]): string {
  const ham = messages.filter(({ label }) => label === 'ham').length;
  return `${ham} ham, ${messages.length - ham} spam`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
