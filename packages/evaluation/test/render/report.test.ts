import { describe, expect, it } from 'vitest';
import {
  headlineOf,
  plotsOf,
  type Report,
  type ReportRow,
  shareOf,
  standingOf,
  toHtml,
  toJson,
  toMarkdown,
} from '../../src/index.ts';
import { sampleReport } from './sample-report.ts';

const report = sampleReport(7, 400, 50);
const HOSTILE = `</style><script>alert(1)</script><img src=x onerror="alert(1)">|\`*_`;

describe('a report', () => {
  it('is the same file in every form when the run is the same', () => {
    const again = sampleReport(7, 400, 50);
    expect(toJson(again)).toBe(toJson(report));
    expect(toMarkdown(again)).toBe(toMarkdown(report));
    expect(toHtml(again)).toBe(toHtml(report));
    expect(toJson(sampleReport(8, 400, 50))).not.toBe(toJson(report));
  });
});

describe('a report as JSON', () => {
  it('has sorted keys, rounded numbers, and nothing JSON cannot say', () => {
    const odd = {
      b: -0,
      a: 1 / 3,
      c: [123_456_789, 0.1234567, Number.NaN, undefined],
      ['__proto__']: Number.POSITIVE_INFINITY,
    };
    const text = toJson({ ...report, settings: odd } as unknown as Report);
    expect(Object.keys(JSON.parse(text))).toEqual([
      'headlines',
      'meta',
      'notes',
      'settings',
      'speed',
      'tasks',
      'title',
    ]);
    expect(text).toContain(
      '"settings": {\n    "__proto__": null,\n    "a": 0.333333,\n    "b": 0,\n    "c": [\n      123456789,\n      0.123457,\n      null,\n      null\n    ]\n  }',
    );
  });

  it('is read back as the report it was, but for the rounding', () => {
    const read = JSON.parse(toJson(report)) as Report;
    expect(toJson(read)).toBe(toJson(report));
    expect(read.tasks[1]?.tables[0]?.rows.map(({ name }) => name)).toEqual(
      report.tasks[1]?.tables[0]?.rows.map(({ name }) => name),
    );
  });
});

describe('a report as Markdown', () => {
  const markdown = toMarkdown(report);

  it('states lost and caught with what was left unsure beside each', () => {
    const header = '|  | genuine | lost | unsure | backscatter | caught | unsure | passed | cost |';
    expect(markdown).toContain(header);
    expect(markdown).toContain('| **Natural mail** |');
    expect(markdown.indexOf('**Natural mail**')).toBeLessThan(
      markdown.indexOf('**Synthetic mail**'),
    );
    expect(markdown).toContain('| no sent log | 200 | 0 % (≤ 1.49 %) |');
  });

  it('is written as it was', async () => {
    await expect(toMarkdown(sampleReport(7, 60, 20))).toMatchFileSnapshot(
      'fixtures/01-small-report.md',
    );
  });

  it('lists the worst misses with what counted', () => {
    expect(markdown).toMatch(/mail\/2026\/03 &lt;b\\>\/1\.eml \| genuine \| backscatter \|/);
  });

  it('has as many cells in every line of a table', () => {
    for (const block of markdown.split('\n\n').filter((one) => one.startsWith('|'))) {
      const cells = block
        .trim()
        .split('\n')
        .map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(cells).size).toBe(1);
    }
  });
});

describe('a report as a page', () => {
  const page = toHtml(report);

  it('asks for nothing and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|\son[a-z]+=/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
    const addresses = [...page.matchAll(/https?:\/\/[^"\s<]+/g)].map(([address]) => address);
    expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg']));
  });

  it('opens a long table only for whoever wants it', () => {
    const rows = Array.from({ length: 16 }, (_, i) => ({
      name: `${i}`,
      messages: 1,
      perSecond: 1,
      note: null,
    }));
    expect(page).not.toContain('<details>');
    expect(toHtml({ ...report, speed: rows })).toContain(
      '<details><summary>Messages a second on one core <span class="soft">(16 rows)</span></summary>',
    );
  });

  it('sets words in backticks as code', () => {
    const notes = ['`a.ts --x` and `<b>`'];
    expect(toHtml({ ...report, notes })).toContain(
      '<li><code>a.ts --x</code> and `&lt;b&gt;`</li>',
    );
    expect(toMarkdown({ ...report, notes })).toContain('- `a.ts --x` and \\`&lt;b\\>\\`');
  });

  it('has a caption for every table, a title for every picture, and an anchor for every entry', () => {
    const count = (pattern: RegExp): number => (page.match(pattern) ?? []).length;
    expect(count(/<table/g)).toBeGreaterThan(8);
    expect(count(/<caption>[^<]+<\/caption>/g)).toBe(count(/<table/g));
    expect(count(/<svg/g)).toBeGreaterThan(10);
    expect(count(/<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/g)).toBe(count(/<svg/g));
    const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(anchors.length).toBeGreaterThan(5);
    for (const id of anchors) expect(page).toContain(`<section id="${id}"`);
  });

  it('has figures first, natural mail before synthetic, then what is weak', () => {
    const places = ['In short', 'Natural mail', 'Synthetic mail', 'What is weak', 'Sources'].map(
      (text) => page.indexOf(`>${text}`, page.indexOf('<main>')),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('knows dark screens, small ones and paper', () => {
    expect(page).toContain('@media (prefers-color-scheme: dark)');
    expect(page).toContain('@media print');
    expect(page).toContain('name="viewport"');
  });

  it('shows what a mail or a file name says, and never obeys it', () => {
    const [task] = report.tasks.slice(1);
    const [table] = task?.tables ?? [];
    const [row] = table?.rows ?? [];
    if (task === undefined || table === undefined || row === undefined) throw new Error('no row');
    const evil: ReportRow = { ...row, name: HOSTILE, filter: HOSTILE, note: HOSTILE };
    const hostile: Report = {
      ...report,
      title: HOSTILE,
      meta: {
        ...report.meta,
        command: HOSTILE,
        digest: HOSTILE,
        date: HOSTILE,
        versions: { [HOSTILE]: HOSTILE, backscatter: HOSTILE },
        settings: { [HOSTILE]: HOSTILE },
      },
      headlines: [headlineOf(HOSTILE, evil)],
      tasks: [
        {
          ...task,
          id: HOSTILE,
          title: HOSTILE,
          about: HOSTILE,
          tables: [{ ...table, title: HOSTILE, about: HOSTILE, rows: [evil] }],
          differences: task.differences.map((one) => ({ ...one, one: HOSTILE, other: HOSTILE })),
        },
      ],
      speed: [{ name: HOSTILE, messages: 1, perSecond: 1, note: HOSTILE }],
      notes: [HOSTILE],
    };
    const bad = toHtml(hostile);
    expect(bad).not.toMatch(/<script|<img|onerror="/);
    expect(bad.match(/<\/style>/g)).toHaveLength(1);
    expect(bad.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(20);
    const text = toMarkdown(hostile).replace(/```+text\n[\s\S]*?\n```+/, '');
    expect(text).not.toMatch(/(?<!\\)<|[^\\]`/);
  });
});

describe('the pictures of a table', () => {
  it('keep natural and synthetic mail apart', () => {
    const table = report.tasks[1]?.tables[0];
    if (table === undefined) throw new Error('no table');
    const titles = plotsOf(table).map(({ title }) => title);
    expect(titles).toHaveLength(6 + 5 + 4);
    expect(titles[0]).toBe('Sources of evidence. Natural mail: Caught, unsure and lost');
    expect(plotsOf({ ...table, rows: [] })).toEqual([]);
  });
});

describe('what was promised of a figure', () => {
  const lost = (count: number, total: number, target: { most: number; cases?: number } | null) =>
    standingOf({ name: 'lost', value: shareOf(count, total), unit: 'share', target });

  it('is met only with the bound, and claimed only with the cases', () => {
    expect(lost(0, 30_000, { most: 1e-4, cases: 30_000 })).toBe('met');
    expect(lost(0, 20_000, { most: 1e-4 })).toBe('open');
    expect(lost(0, 20_000, { most: 1e-4, cases: 30_000 })).toBe('few');
    expect(lost(4, 30_000, { most: 1e-4, cases: 30_000 })).toBe('missed');
    expect(lost(0, 0, { most: 1e-4 })).toBeNull();
    expect(lost(0, 10, null)).toBeNull();
  });

  it('can be a least as well', () => {
    const least = (value: number, low: number | null) =>
      standingOf({
        name: 'AUC',
        value: { value, low, high: null },
        unit: 'number',
        target: { least: 0.9 },
      });
    expect(least(0.95, 0.91)).toBe('met');
    expect(least(0.95, 0.89)).toBe('open');
    expect(least(0.89, 0.8)).toBe('missed');
  });
});
