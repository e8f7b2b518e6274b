/** The tables of the first task: what was seen to be a report, and of which kind. */

import type { Recognition, RecognitionShares } from '../measures/recognition.ts';
import { showCount, showShare } from './format.ts';
import type { Sheet } from './sheet.ts';
import { counted, one, plain, shareCell } from './sheet-cells.ts';

/** In all, kind by kind, and by kind, format and language; tables without rows are left out. */
export function recognitionSheets(recognition: Recognition): readonly Sheet[] {
  const { kinds, all, mistaken, byKind, byFormat, byLanguage } = recognition;
  const said = [...new Set(kinds.map((one) => one.said))].sort();
  const truths = [...new Set(kinds.map((one) => one.truth))].sort();
  const count = (truth: string, kind: string): number =>
    kinds.find((one) => one.truth === truth && one.said === kind)?.count ?? 0;
  const shares = (caption: string, rows: readonly RecognitionShares[]): Sheet => ({
    caption,
    columns: ['', 'reports', 'recognised', 'kind right'],
    groups: one(
      rows.map(({ name, recognised, kindRight }) =>
        plain([
          { main: name },
          counted(recognised.total),
          shareCell(recognised),
          shareCell(kindRight),
        ]),
      ),
    ),
  });
  return [
    {
      caption: 'Is it a report?',
      columns: ['', 'share'],
      groups: one([
        plain([{ main: 'reports recognised' }, { main: showShare(all.recognised) }]),
        plain([{ main: 'of the right kind' }, { main: showShare(all.kindRight) }]),
        plain([{ main: 'ordinary mail taken for a report' }, { main: showShare(mistaken) }]),
      ]),
    },
    {
      caption: 'Kinds: what is right (rows) and what was said (columns)',
      columns: ['', ...said],
      groups: one(
        truths.map((truth) =>
          plain([
            { main: truth },
            ...said.map((kind) => {
              const seen = count(truth, kind);
              return { main: seen === 0 ? '·' : showCount(seen) };
            }),
          ]),
        ),
      ),
    },
    shares('By kind', byKind),
    shares('By notice format', byFormat),
    shares('By language', byLanguage),
  ].filter(({ groups }) => groups.some(({ rows }) => rows.length > 0));
}
