/** What the fit made of the judged points, as a table in Markdown. */

import type { Fit, FitTable, Rows } from '@backscatter/evaluation';

/** What was judged beside what was fitted, as Markdown. */
export function pointsTable(table: FitTable, fit: Fit, rows: Rows): string {
  const lines = [
    '| code | judged | fitted | seen: genuine | backscatter | |',
    '|---|---:|---:|---:|---:|---|',
  ];
  for (const { code, judged, held } of table.codes) {
    const { genuine = 0, backscatter = 0 } = rows.seen.get(code) ?? {};
    const note = held ? 'held' : genuine + backscatter === 0 ? 'never seen' : '';
    const fitted = fit.points.get(code) ?? 0;
    lines.push(`| ${code} | ${judged} | ${fitted} | ${genuine} | ${backscatter} | ${note} |`);
  }
  const caps = table.caps.map(({ group, judged }) => `${group} ${judged} → ${fit.caps.get(group)}`);
  const loss = `nats a report: ${fit.before.toFixed(4)} judged, ${fit.after.toFixed(4)} fitted`;
  return [...lines, '', `caps: ${caps.join(', ')}`, loss].join('\n');
}
