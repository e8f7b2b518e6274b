/**
 * How fast are links read out of mail, and how does the time grow?
 *
 *     links.mjs [--rounds N] [FOLDER]
 *
 * FOLDER holds archives of mail, `mail-*.tar.gz`; without one it takes the corpora
 * beside the checkout. Where there are none only growth is measured. Decoded text is
 * what counts: MIME is read beforehand.
 */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { existing } from './command/existing.mjs';
import { readCommand } from './command/read-command.mjs';
import { readCorpora } from './corpus/read-corpus.mjs';
import { buildIfStale } from './speed/build-if-stale.mjs';
import { GROWING_BODIES } from './speed/growing-bodies.mjs';
import { median } from './speed/median.mjs';

/** @typedef {import('@backscatter/core').Mail} Mail */

const BESIDE = fileURLToPath(new URL('../../shared/corpora', import.meta.url));

/** The least of so many runs. */
const REPEATS = 7;

/** Doublings; the largest body has half a megabyte or more. */
const STEPS = 6;

const { positionals, whole } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' } },
  }),
);
const rounds = whole('rounds', 1);
const [given] = positionals;
const folder = given === undefined ? BESIDE : existing(given);

buildIfStale();
const { extractLinks } = await import('@backscatter/mail');
const { parseMail } = await import('@backscatter/mail/mailparser');
const { extractDomains } = await import('@backscatter/surbl');

/**
 * @param {string | null} text
 * @param {string | null} html
 * @returns {Mail}
 */
function bodies(text, html) {
  const root = {
    type: 'text/plain',
    parameters: new Map(),
    disposition: null,
    filename: null,
    encoding: '8bit',
    headers: [],
    text: null,
    content: null,
    size: 0,
    children: [],
  };
  return { headers: [], text, html, root, size: 0, problems: [] };
}

/** Milliseconds of processor time: what else the machine does adds nothing to it. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** @param {Mail} mail */
const lengthOf = ({ text, html }) => (text?.length ?? 0) + (html?.length ?? 0);

/**
 * @param {readonly Mail[]} mails
 * @param {(mail: Mail) => { readonly length: number }} read
 */
function measure(mails, read) {
  const megabytes = mails.reduce((sum, mail) => sum + lengthOf(mail), 0) / 1e6;
  const speeds = [];
  let found = 0;
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    found = 0;
    const started = processorTime();
    for (const mail of mails) found += read(mail).length;
    if (round > 0) speeds.push((megabytes * 1e3) / (processorTime() - started));
  }
  return { megabytes, found, speed: median(speeds) };
}

const archives = existsSync(folder)
  ? readdirSync(folder).filter((name) => /^mail-.*\.tar\.gz$/.test(name))
  : [];
if (archives.length === 0)
  console.log(`No archives of mail in ${folder}: only growth is measured.\n`);
else {
  const mails = [];
  for await (const { raw } of readCorpora(archives.map((name) => join(folder, name)))) {
    const { text, html, headers } = await parseMail(raw);
    mails.push({ ...bodies(text, html), headers });
  }
  const sets = {
    'plain text': mails.filter(({ text }) => text !== null).map(({ text }) => bodies(text, null)),
    HTML: mails.filter(({ html }) => html !== null).map(({ html }) => bodies(null, html)),
    'whole mails': mails,
  };
  console.log(
    '| what | mails | MB | `extractLinks` MB/s | links | `extractDomains` MB/s | names |',
  );
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const [title, set] of Object.entries(sets)) {
    const links = measure(set, extractLinks);
    const names = measure(set, extractDomains);
    const cells = [
      title,
      set.length.toLocaleString('en'),
      links.megabytes.toFixed(1),
      links.speed.toFixed(0),
      links.found.toLocaleString('en'),
      names.speed.toFixed(0),
      names.found.toLocaleString('en'),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log('');
}

console.log('| what doubles | KB | `extractDomains` ms | factors |');
console.log('|---|---:|---:|---|');
for (const { title, kind, from, write } of GROWING_BODIES) {
  /** @type {number[]} */
  const times = [];
  let size = 0;
  for (let step = 0; step <= STEPS; step++) {
    const body = write(from * 2 ** step);
    size = body.length;
    const mail = kind === 'html' ? bodies(null, body) : bodies(body, null);
    let least = Number.POSITIVE_INFINITY;
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const started = processorTime();
      extractDomains(mail);
      least = Math.min(least, processorTime() - started);
    }
    times.push(least);
  }
  const factors = times
    .slice(1)
    .map((time, step) => (time / (times[step] ?? Number.NaN)).toFixed(1));
  const last = times.at(-1) ?? 0;
  console.log(
    `| ${title} | ${Math.round(size / 1e3)} | ${last.toFixed(1)} | ${factors.join(' ')} |`,
  );
}
