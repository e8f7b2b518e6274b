/** A table as HTML that a screen reader and a phone can walk through. */

import type { Cell, Sheet } from './sheet.ts';
import { escapeMarkup } from './svg.ts';

/** Rows beyond which a table is opened by whoever wants it. */
const MOST_SHOWN = 15;

/** @param style a class of the page: `text` where the cells are words */
export function sheetHtml({ caption, columns, groups }: Sheet, style = ''): string {
  const head = columns
    .map((column, i) =>
      i === 0 && column === ''
        ? '<td></td>'
        : `<th scope="col">${escapeMarkup(column.replaceAll(' %', '\u00a0%'))}</th>`,
    )
    .join('');
  const bodies = groups.map(({ title, rows }) => {
    const heading =
      title === ''
        ? ''
        : `<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${escapeMarkup(title)}</th></tr>\n`;
    const lines = rows.map(({ cells, note }) => {
      const [name, ...others] = cells;
      const small = note === null ? '' : `<small>${escapeMarkup(note)}</small>`;
      return `<tr><th scope="row">${escapeMarkup(name?.main ?? '')}${small}</th>${others.map(cellHtml).join('')}</tr>`;
    });
    return `<tbody>\n${heading}${lines.join('\n')}\n</tbody>`;
  });
  const table = style === '' ? '<table>' : `<table class="${style}">`;
  // Whoever has no pointer scrolls a wide table by its focus.
  const region = `<div class="scroll" role="region" tabindex="0" aria-label="${escapeMarkup(caption)}">
${table}
<caption>${escapeMarkup(caption)}</caption>
<thead><tr>${head}</tr></thead>
${bodies.join('\n')}
</table>
</div>`;
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return rows <= MOST_SHOWN
    ? region
    : `<details><summary>${escapeMarkup(caption)} <span class="soft">(${rows} rows)</span></summary>\n${region}\n</details>`;
}

function cellHtml({ main, small }: Cell): string {
  const more = small === undefined ? '' : `<small>${escapeMarkup(small)}</small>`;
  return `<td>${escapeMarkup(main)}${more}</td>`;
}
