/** The TypeScript of what was fitted. */

import type { Fit, FitTable, Rows } from '@backscatter/evaluation';
import type { Calibration } from '@backscatter/pipeline/pure';

/** Where fitted numbers come from. */
export interface Origin {
  readonly command: string;
  readonly date: string;
  /** SHA-256 of the observations, in hexadecimal. */
  readonly data: string;
  readonly reports: number;
}

/** Only what differs from the judged table, so that a reader sees what was learned. */
export function weightsSource(table: FitTable, fit: Fit, rows: Rows, origin: Origin): string {
  const points = table.codes.flatMap(({ code, judged, held }) => {
    const seen = rows.seen.get(code);
    const fitted = fit.points.get(code) ?? judged;
    if (held || seen === undefined || fitted === judged) return [];
    const { genuine, backscatter } = seen;
    return [
      `    // Judged ${judged}; seen in ${genuine} genuine and ${backscatter} backscatter.\n    ${keyOf(code)}: ${fitted},\n`,
    ];
  });
  const caps = table.caps.flatMap(({ group, judged }) => {
    const fitted = fit.caps.get(group) ?? judged;
    return fitted === judged ? [] : [`    ${keyOf(group)}: ${fitted},\n`];
  });
  return `${headerOf('Points and caps', origin)}
import type { FittedWeights } from './weights.ts';

export const FITTED_WEIGHTS: FittedWeights = {
  data: '${origin.data}',
  points: {${block(points)}},
  caps: {${block(caps)}},
};
`;
}

/** The lines of the calibration, a module of its own. */
export function calibrationSource(calibration: Calibration, origin: Origin): string {
  const kinds = Object.entries(calibration).map(([kind, line]) => {
    const corners = line.map(([score, odds]) => `    [${score}, ${odds}],\n`).join('');
    const key = /^[a-z]+$/.test(kind) ? kind : `'${kind}'`;
    return `  ${key}: [\n${corners}  ],\n`;
  });
  return `${headerOf('Scores and log-odds', origin)}
import type { Calibration } from './probability.ts';

export const CALIBRATION: Calibration = {
${kinds.join('')}};
`;
}

function headerOf(what: string, { command, date, data, reports }: Origin): string {
  return `/**
 * ${what} fitted to labelled reports. Written by a script, not by hand:
 *
 *     ${command}
 *
 * ${date}, ${reports} reports of the train part; SHA-256 of the observations
 * ${data}.
 */
`;
}

function block(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n${lines.join('')}  `;
}

function keyOf(name: string): string {
  return /^[a-z]+$/.test(name) ? name : `'${name}'`;
}
