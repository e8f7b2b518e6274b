/**
 * Speed and memory of matching: 10,000 rules over a megabyte of text.
 *
 * Words are made up from a seed, common ones often, as in a language. The
 * hostile text is made of the rules themselves, each broken off before its last
 * letter, so that every state of the automaton is visited and nothing matches.
 */

import { spawnSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compilePhrases, matchPhrases, type Rule } from '@backscatter/keyword';
import { re2 } from '@backscatter/keyword/re2';
import { buildIfStale } from '../speed/build-if-stale.mjs';

const RULES = 10_000;
const WORDS = 8_000;
const MEGABYTE = 0x100000;
const RUNS = 9;

/** Letters, the more frequent ones first. */
const LETTERS = 'etaoinshrdlucmfwypvbgkjqxz';

/** Has 10,000 made-up rules search a megabyte of made-up text; the lines of a Markdown table. */
export async function measureRuleSpeed(): Promise<readonly string[]> {
  const pick = wordPicker();
  const words = (least: number, most: number): string =>
    Array.from({ length: least + (pick.below(most - least + 1) | 0) }, pick.word).join(' ');
  const phrases = new Set<string>();
  while (phrases.size < RULES) phrases.add(words(2, 5));
  const plain = [...phrases].map((phrase) => ({ phrase, weight: 0.5 }));
  const mixed: Rule[] = plain.map((rule, i) => {
    const [first = '', ...rest] = rule.phrase.split(' ');
    if (i % 10 === 0) return { pattern: `${first}* ${rest.join(' ')}`, weight: 0.5 };
    if (i % 10 === 1) return { pattern: `"${first}" near/5 "${rest.join(' ')}"`, weight: 0.5 };
    return rule;
  });
  const text = fill(() => `${pick.word()} `);
  let next = 0;
  const nearMiss = fill(() => `${plain[next++ % RULES]?.phrase.slice(0, -1)}q `);
  const lines = [
    `${RULES} rules over ${MEGABYTE} characters, processor time, median of ${RUNS} runs (least–most), Node ${process.version}`,
    '',
    '| rules | build | memory | text | near misses | growth |',
    '|---|---:|---:|---:|---:|---:|',
  ];
  for (const [title, rules] of [
    ['phrases', plain],
    ['a tenth each with `*` and `near`', mixed],
  ] as const) {
    const build = timed(() => compilePhrases(rules));
    const before = heldBytes();
    const matcher = compilePhrases(rules);
    const memory = heldBytes() - before;
    const match = (of: string): Times => timed(() => matchPhrases(matcher, of));
    const [whole, hostile] = [match(text), match(nearMiss)];
    const half = match(nearMiss.slice(0, MEGABYTE / 2));
    const growth = (hostile.median / half.median).toFixed(2);
    lines.push(
      `| ${title} | ${shown(build)} | ${(memory / 1e6).toFixed(0)} MB | ${shown(whole)} | ${shown(hostile)} | ${growth} for twice the text |`,
    );
  }
  return [...lines, '', ...regexSpeed(text), '', ...importCosts()];
}

function regexSpeed(text: string): readonly string[] {
  const read = text.slice(0, 50_000);
  const rules = Array.from({ length: 20 }, (_, i) => ({
    regex: `\\b${LETTERS[i]}[a-z]{2,9}\\s+${LETTERS[i + 1]}\\d{1,3}zz`,
    flags: 'i',
    weight: 0.5,
  }));
  const matcher = compilePhrases(rules, { regex: re2 });
  const hostile = compilePhrases([{ regex: '(?:a+)+b|(?:a|aa)*c', weight: 0.5 }], { regex: re2 });
  const each = timed(() => matchPhrases(matcher, read));
  const nested = timed(() => matchPhrases(hostile, 'a'.repeat(50_000)));
  return [
    `20 expressions over 50,000 characters: ${shown(each)}; \`(?:a+)+b|(?:a|aa)*c\` over as many \`a\`: ${shown(nested)}`,
  ];
}

/** Of the built packages, in processes of their own: what is loaded once stays. */
function importCosts(): readonly string[] {
  buildIfStale();
  const cost = (entry: string): string => {
    const script = `const t = performance.now(); await import('${entry}'); console.log(performance.now() - t)`;
    const args = ['--input-type=module', '-e', script];
    const times = Array.from({ length: RUNS }, () => {
      const run = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' });
      return Number.parseFloat(run.stdout);
    }).sort((a, b) => a - b);
    return `${(times[RUNS >> 1] ?? 0).toFixed(0)} ms`;
  };
  return [
    `import: keyword ${cost('@backscatter/keyword')}, keyword/re2 ${cost('@backscatter/keyword/re2')} more`,
  ];
}

interface Times {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Milliseconds of processor time, all threads together: machines are shared. */
function timed(run: () => unknown): Times {
  for (let i = 0; i < 3; i++) run();
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  }).sort((a, b) => a - b);
  return { median: times[RUNS >> 1] ?? 0, least: times[0] ?? 0, most: times[RUNS - 1] ?? 0 };
}

function shown({ median, least, most }: Times): string {
  return `${median.toFixed(1)} ms (${least.toFixed(1)}–${most.toFixed(1)})`;
}

function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function fill(next: () => string): string {
  let text = '';
  while (text.length < MEGABYTE) text += next();
  return text.slice(0, MEGABYTE);
}

/** Words of a made-up language, and numbers, from a fixed seed. */
function wordPicker(): { readonly word: () => string; readonly below: (limit: number) => number } {
  let state = 20_260_301;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32) * limit;
  };
  // The product of two draws prefers what stands first.
  const skewed = (limit: number): number => Math.floor((below(limit) * below(limit)) / limit);
  const words = Array.from({ length: WORDS }, () =>
    Array.from({ length: 2 + Math.floor(below(8)) }, () => LETTERS[skewed(26)]).join(''),
  );
  return { word: () => words[skewed(WORDS)] ?? '', below };
}
