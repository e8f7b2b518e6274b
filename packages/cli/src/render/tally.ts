/**
 * How many messages of each kind got which label, and how that looks as a table.
 */

import type { Label, Verdict, VerdictKind } from '@backscatter/core';

const LABELS: readonly Label[] = ['genuine', 'backscatter', 'unsure', 'not-a-bounce'];

/** Messages by kind and label. */
export interface Tally {
  add(verdict: Pick<Verdict, 'kind' | 'label'>): void;
  /** Messages counted. */
  total(): number;
  /** Whether any message got this label. */
  has(label: Label): boolean;
  /** The table with a row for each kind that occurred, commonest first; with a line end. */
  render(): string;
}

/** An empty tally. */
export function createTally(): Tally {
  const rows = new Map<VerdictKind, Map<Label, number>>();
  const countOf = (kind: VerdictKind, label: Label): number => rows.get(kind)?.get(label) ?? 0;
  const sum = (kind: VerdictKind): number =>
    LABELS.reduce((total, label) => total + countOf(kind, label), 0);
  const total = (): number => [...rows.keys()].reduce((all, kind) => all + sum(kind), 0);
  return {
    total,
    add: ({ kind, label }) => {
      const row = rows.get(kind) ?? new Map<Label, number>();
      row.set(label, (row.get(label) ?? 0) + 1);
      rows.set(kind, row);
    },
    has: (label) => [...rows.keys()].some((kind) => countOf(kind, label) > 0),
    render: () => {
      const kinds = [...rows.keys()].sort((a, b) => sum(b) - sum(a));
      const all = LABELS.map((label) =>
        kinds.reduce((count, kind) => count + countOf(kind, label), 0),
      );
      const table = [
        ['', ...LABELS],
        ...kinds.map((kind) => [
          kind,
          ...LABELS.map((label) => String(countOf(kind, label) || '·')),
        ]),
        [`${total()} messages`, ...all.map(String)],
      ];
      const width = Math.max(...table.map(([name = '']) => name.length));
      const lines = table.map(([name = '', ...cells]) =>
        [name.padEnd(width), ...cells.map((cell) => cell.padStart(12))].join('  ').trimEnd(),
      );
      return `${lines.join('\n')}\n`;
    },
  };
}
