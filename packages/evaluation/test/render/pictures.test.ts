import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ablationPlot,
  confusionOf,
  histogramOf,
  precisionRecallPlot,
  reliabilityPlot,
  rocPlot,
  scoreHistogram,
  shareBars,
} from '../../src/index.ts';
import {
  escapeMarkup,
  leastShare,
  linearScale,
  logScale,
  shareScale,
  shareTicks,
  shorten,
} from '../../src/render/svg.ts';
import { judgedAs } from '../judged.ts';

const HOSTILE = `<script>alert("1")</script> & 'x' \u0000\ud800`;

describe('text in markup', () => {
  it('is escaped, and what a reader would obey is spelled out', () => {
    expect(escapeMarkup(HOSTILE)).toBe(
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; \\x00\\ud800',
    );
    expect(escapeMarkup('\u202egpj.exe \u009b2J \ufffe')).toBe('\\u202egpj.exe \\x9b2J \ufffd');
    expect(escapeMarkup('Grüße 你好 🎉\n')).toBe('Grüße 你好 🎉\n');
  });

  it('never ends an element, an attribute or a reference, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkup(text);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
        // A lone surrogate has no encoding.
        expect(() => encodeURIComponent(escaped)).not.toThrow();
      }),
      { seed: 7 },
    );
  });

  it('is cut by characters, not through them', () => {
    expect(shorten('🎉🎉🎉🎉', 3)).toBe('🎉🎉…');
    expect(shorten('abc', 3)).toBe('abc');
  });
});

describe('scales', () => {
  it('map ends to ends, and hold what lies outside', () => {
    const linear = linearScale([0, 1], [10, 110]);
    expect([-1, 0, 0.5, 1, 2].map(linear)).toEqual([10, 10, 60, 110, 110]);
    const log = logScale([0.01, 1], [0, 100]);
    expect([0.001, 0.01, 0.1, 1].map(log)).toEqual([0, 0, 50, 100]);
  });

  it('have a place for 0 beside a logarithmic one, in either direction', () => {
    const right = shareScale(0.01, [0, 136]);
    expect([0, 0.005, 0.01, 0.1, 1].map(right)).toEqual([0, 18, 36, 86, 136]);
    const left = shareScale(0.01, [136, 0]);
    expect([0, 0.01, 1].map(left)).toEqual([136, 100, 0]);
    expect(shareTicks(0.01, String).map(({ value }) => value)).toEqual([0, 1, 0.1, 0.01]);
  });

  it('begin where one case of all would stand', () => {
    expect([1, 100, 150, 30_000, 1e9].map(leastShare)).toEqual([1e-2, 1e-2, 1e-3, 1e-5, 1e-6]);
  });
});

describe('the pictures', () => {
  const confusion = confusionOf([
    ...judgedAs('genuine', [-2, 0, 3]),
    ...judgedAs('backscatter', [0, 2, 2]),
  ]);
  const rows = [{ name: HOSTILE, confusion }];
  const points = [
    [0, 0.5],
    [0.1, 0.9],
    [1, 1],
  ] as const;
  const series = [{ name: HOSTILE, points, stands: [0.05, 0.8] as const }];
  const bin = { cases: 30, stated: 0.4, observed: 0.5, low: 0.3, high: 0.7 };
  const histogram = histogramOf(judgedAs('genuine', [1, 2]));
  if (histogram === null) throw new Error('there are scores');
  const pictures = {
    roc: rocPlot(HOSTILE, series, { genuine: 100, backscatter: 100 }),
    'precision and recall': precisionRecallPlot(HOSTILE, series),
    reliability: reliabilityPlot(HOSTILE, [{ name: HOSTILE, bins: [bin] }]),
    labels: shareBars(HOSTILE, rows),
    ablation: ablationPlot(HOSTILE, rows),
    histogram: scoreHistogram(HOSTILE, histogram),
  };

  it.each(Object.entries(pictures))(
    'of %s is a whole document that says what it shows',
    (_, svg) => {
      expect(svg).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* role="img">\n<title>/,
      );
      expect(svg).toMatch(/<desc>[^<]+<\/desc>/);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|<script/);
      expect(svg).toMatch(/<\/svg>\n$/);
      // Every element is closed: what is opened and what is closed come to the same.
      const opened = svg.match(/<[a-z]+(?:\s[^<>]*)?[^/<>]>|<[a-z]>/g) ?? [];
      expect(opened.length).toBe((svg.match(/<\/[a-z]+>/g) ?? []).length);
    },
  );

  it('draw a step curve from nothing caught, and a dot where the labels stand', () => {
    expect(pictures.roc).toMatch(/<path class="line s0" d="M80 302V[\d.]+H[\d.]+V[\d.]+H416V12"/);
    expect(pictures.roc.match(/<circle class="dot s0"/g)).toHaveLength(1);
  });

  it('draw precision in steps: between two points nothing is promised', () => {
    const [, path = ''] =
      /<path class="line s0" d="([^"]+)"/.exec(pictures['precision and recall']) ?? [];
    expect(path).toMatch(/^M[\d. ]+(?:V[\d.]+H[\d.]+)+$/);
  });

  it('say what the lengths, heights and strokes in them mean', () => {
    expect(pictures.labels).toContain('>share of the reports that are so<');
    expect(pictures.histogram).toContain('>reports (by square roots)<');
    expect(pictures.reliability).toContain('>95 % bound of what was observed<');
    expect(pictures.roc).toContain('>where the labels stand; the lines go by score<');
    for (const svg of [pictures.roc, pictures.ablation]) expect(svg).toContain('(logarithmic)<');
  });

  it('leave names of ticks out where they would run into each other', () => {
    const many = { ...confusion, lost: { ...confusion.lost, total: 1_000_000 } };
    const svg = ablationPlot('many', [{ name: 'all', confusion: many }]);
    const places = [
      ...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" class="small middle">[^<]+ %</g),
    ].map(([, x]) => Number(x));
    const lost = places.filter((x) => x > 230).sort((a, b) => a - b);
    expect(lost.length).toBeGreaterThan(2);
    for (const [i, x] of lost.slice(1).entries())
      expect(x - (lost[i] ?? 0)).toBeGreaterThanOrEqual(44);
  });

  it('draw no more than eight series', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ name: `${i}`, points, stands: null }));
    const svg = rocPlot('many', many, { genuine: 10, backscatter: 10 });
    // Each has a line in the picture and one in the legend.
    expect(svg.match(/class="line/g)).toHaveLength(16);
  });

  it('have no bar for a truth that a row lacks', () => {
    const genuine = confusionOf(judgedAs('genuine', [-2, 0]));
    const svg = shareBars('one', [{ name: 'late', confusion: genuine }]);
    expect(svg).toContain('<desc>late: of 2 genuine reports 0 % lost and 50 % unsure.</desc>');
    expect(svg).not.toContain('>backscatter</text>\n<path');
    expect(svg).not.toContain('no case');
    expect(svg.match(/height="15"/g)).toHaveLength(2);
  });

  it('show bars as wide as their shares', () => {
    const widths = [
      ...pictures.labels.matchAll(/<rect class="fill (\w+)"[^>]* width="([\d.]+)" height="15"/g),
    ];
    expect(widths.map(([, label, width]) => [label, Number(width)])).toEqual([
      ['genuine', expect.closeTo(140 / 3, 0)],
      ['unsure', expect.closeTo(140 / 3, 0)],
      ['backscatter', expect.closeTo(140 / 3, 0)],
      ['unsure', expect.closeTo(140 / 3, 0)],
      ['backscatter', expect.closeTo((2 * 140) / 3, 0)],
    ]);
  });
});
