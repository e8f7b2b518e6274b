import { readFileSync } from 'node:fs';
import { DIALECTS } from '@backscatter/dsn-parser';
import { describe, expect, it } from 'vitest';
import { PAGE, renderDialectTable } from '../scripts/dialect-table.ts';

const page = renderDialectTable();

describe('DIALECTS.md', () => {
  it('is what the script writes now', () => {
    const hint = 'run the script `dialects` of the package';
    expect(readFileSync(PAGE, 'utf8'), hint).toBe(page);
  });

  it.each(DIALECTS)('has a line for $name, with what it reads and a fixture', ({ name }) => {
    const lines = page.split('\n').filter((line) => line.startsWith(`| \`${name}\` |`));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^\| `[a-z0-9-]+` \| [^|]{3,} \| .{10,} \| [a-z, ]*recipient[a-z, ]* \| \[[0-9]{3}\]\(test\/fixtures\/[^)]+\.eml\).* \|$/,
    );
  });

  it('lists reports that are read without a row', () => {
    expect(page.split('## Without a row')[1]).toMatch(/^- \[1[0-9]{2}\]\(/m);
  });
});
