import {
  createWeigher,
  DEFAULT_CAPS,
  DEFAULT_THRESHOLDS,
  DEFAULT_WEIGHTS,
} from '@backscatter/pipeline';
import {
  HELD,
  JUDGED_CAPS,
  JUDGED_WEIGHTS,
  kindOfAnswers,
  type WeighedAnswer,
} from '@backscatter/pipeline/pure';
import { describe, expect, it } from 'vitest';
import { CALIBRATION } from '../src/calibration.ts';
import { FITTED_WEIGHTS } from '../src/fitted-weights.ts';
import { probabilityOf } from '../src/probability.ts';

describe('the fitted table', () => {
  it('says of which observations it was made', () => {
    expect(FITTED_WEIGHTS.data).toMatch(/^[0-9a-f]{64}$/);
  });

  it('knows only codes and groups that were judged, keeps their signs, and moves none that is held', () => {
    const fitted = Object.entries(FITTED_WEIGHTS.points);
    expect(fitted.length).toBeGreaterThan(3);
    for (const [code, points] of fitted) {
      const judged = JUDGED_WEIGHTS[code]?.points ?? 0;
      expect(judged, code).not.toBe(0);
      expect(points * judged, code).toBeGreaterThanOrEqual(0);
      expect(HELD.has(code), code).toBe(false);
      expect(points * 4, code).toBe(Math.round(points * 4));
    }
    for (const group of Object.keys(FITTED_WEIGHTS.caps)) expect(JUDGED_CAPS).toHaveProperty(group);
  });

  it('lets one strong proof outweigh everything against it', () => {
    const against = Object.entries(DEFAULT_CAPS)
      .filter(([group]) => !['proof', 'trace', 'absence'].includes(group))
      .reduce((sum, [, cap]) => sum + cap, 0);
    expect((DEFAULT_CAPS['proof'] ?? 0) - against).toBeGreaterThanOrEqual(
      -DEFAULT_THRESHOLDS.genuine,
    );
  });

  it('lets no listed link decide alone, nor what only leans towards spam', () => {
    for (const [code, { points }] of Object.entries(DEFAULT_WEIGHTS)) {
      if (!code.startsWith('surbl-') && code !== 'bayes-suspect') continue;
      const most = code === 'bayes-suspect' ? points / 2 : points;
      expect(most, code).toBeLessThan(DEFAULT_THRESHOLDS.backscatter);
    }
  });
});

describe('the calibration', () => {
  it('rises everywhere, and is even where nothing was looked at', () => {
    const lines = Object.entries(CALIBRATION);
    expect(lines.length).toBeGreaterThan(3);
    for (const [kind, line] of lines) {
      for (const [i, [score, odds]] of line.entries()) {
        const [before, low] = line[i - 1] ?? [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
        expect(score, kind).toBeGreaterThan(before);
        expect(odds, kind).toBeGreaterThanOrEqual(low);
      }
    }
    for (const kind of ['failure', 'auto-reply', 'virus-warning'] as const) {
      expect(createWeigher()([], kind).probability, kind).toBe(0.5);
    }
  });

  it('has lines of their own for people’s programs and for filters, and that of servers for who has none', () => {
    const looked: WeighedAnswer[] = [
      { signal: 'directory', status: 'ok', proves: false, findings: [] },
      { signal: 'dnsbl', status: 'ok', proves: false, findings: [] },
      { signal: 'bayesian', status: 'abstained', proves: false, findings: [] },
    ];
    expect(kindOfAnswers(looked, 'auto-reply')).toBe('answer: directory lists ~ content');
    expect(kindOfAnswers(looked, 'success')).toBe('answer: directory lists ~ content');
    expect(kindOfAnswers(looked, 'challenge-response')).toBe('filter: directory lists ~ content');
    const weigh = createWeigher();
    const of = (kind: 'auto-reply' | 'delay' | 'virus-warning'): number =>
      weigh(looked, kind).probability;
    expect(of('auto-reply')).toBeLessThan(of('delay'));
    expect(of('delay')).toBeLessThan(of('virus-warning'));
    expect(probabilityOf(3, 'filter: a source of one’s own')).toBe(
      probabilityOf(3, 'a source of one’s own'),
    );
  });

  it('tells what was not asked from what found nothing to judge by, and from what did not answer', () => {
    const of = (status: 'ok' | 'abstained' | 'unavailable'): WeighedAnswer[] => [
      { signal: 'directory', status: 'ok', proves: false, findings: [] },
      { signal: 'bayesian', status, proves: false, findings: [] },
    ];
    expect(kindOfAnswers(of('ok'), 'failure')).toBe('directory content');
    expect(kindOfAnswers(of('abstained'), 'delay')).toBe('directory ~ content');
    expect(kindOfAnswers(of('unavailable'), 'failure')).toBe('directory');
    const silent = {
      signal: 'newsender',
      status: 'abstained',
      proves: true,
      findings: [],
    } as const;
    expect(kindOfAnswers([...of('ok'), silent], 'failure')).toBe('directory content');
  });
});
