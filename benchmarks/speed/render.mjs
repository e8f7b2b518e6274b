/**
 * The figures as a Markdown table, or as one JSON object.
 */

import { cpus } from 'node:os';
import { PARSER_ALONE } from './variants.mjs';

/**
 * @typedef {object} Figures of one variant
 * @property {string} variant
 * @property {string} title
 * @property {number} messagesPerSecond
 * @property {number} relative speed as a multiple of the yardstick's
 * @property {number} peakMebibytes most memory its own process held
 *
 * @typedef {object} Run
 * @property {string} corpus what was measured on
 * @property {number} messages
 * @property {number} bytes
 * @property {number} rounds
 * @property {number} emptyMebibytes most memory of a process that only holds the corpus
 * @property {number} slowestMilliseconds of the report that takes `parseDsn` alone longest
 * @property {readonly Figures[]} figures
 */

/** The whole pipeline is to keep at least this share of the yardstick's speed. */
const TARGET = 0.7;

/** `parseDsn` alone is to take no more than this share of the yardstick's time… */
const PARSER_TARGET = 0.15;

/** …and no report longer than this, in milliseconds. */
const SLOWEST_TARGET = 20;

/**
 * @param {Run} run
 * @returns {string}
 */
export function renderTable(run) {
  const { corpus, messages, bytes, rounds, emptyMebibytes, figures } = run;
  const rows = figures.map(({ title, messagesPerSecond, relative, peakMebibytes }) => [
    title,
    Math.round(messagesPerSecond).toLocaleString('en'),
    `${Math.round(relative * 100)} %`,
    `${Math.round(peakMebibytes)} MiB`,
  ]);
  const table = [['', 'messages/s', 'relative speed', 'peak memory'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  const lines = table.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `| ${cells.join(' | ')} |`;
  });
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`,
  );
  lines.splice(1, 0, `|${rule.join('|')}|`);
  const mean = (bytes / messages / 1_000).toFixed(1);
  return [
    `${messages.toLocaleString('en')} messages of ${mean} KB in the mean: ${corpus}.`,
    `Node ${process.version}, one message at a time on ${cpus()[0]?.model ?? 'unknown'}, median of ${rounds} rounds.`,
    '',
    ...lines,
    '',
    `A process that only holds the corpus: ${Math.round(emptyMebibytes)} MiB.`,
    verdict(figures),
    parserVerdict(run),
  ].join('\n');
}

/**
 * @param {Run} run
 * @returns {string}
 */
export function renderJson(run) {
  return JSON.stringify({ node: process.version, cpu: cpus()[0]?.model ?? null, ...run });
}

/** @param {readonly Figures[]} figures */
function verdict(figures) {
  const share = relativeOf(figures, 'classify-exhaustive');
  const met = share >= TARGET ? 'met' : 'missed';
  return `Target: the exhaustive pipeline at ${TARGET * 100} % of mailparser's speed or more: ${met}, ${Math.round(share * 100)} %.`;
}

/** @param {Run} run */
function parserVerdict({ figures, slowestMilliseconds }) {
  const share = 1 / relativeOf(figures, PARSER_ALONE);
  const whole = relativeOf(figures, 'parse-dsn') * share;
  const met = share < PARSER_TARGET ? 'met' : 'missed';
  const metSlowest = slowestMilliseconds < SLOWEST_TARGET ? 'met' : 'missed';
  return [
    `Target: \`parseDsn\` alone under ${PARSER_TARGET * 100} % of mailparser's time: ${met}, ${(share * 100).toFixed(1)} %; that is ${Math.round(whole * 100)} % of \`parseMail\` and \`parseDsn\` together.`,
    `Target: no report over ${SLOWEST_TARGET} ms: ${metSlowest}, the slowest takes ${slowestMilliseconds.toFixed(2)} ms.`,
  ].join('\n');
}

/**
 * @param {readonly Figures[]} figures
 * @param {string} name
 */
function relativeOf(figures, name) {
  return figures.find(({ variant }) => variant === name)?.relative ?? 0;
}
