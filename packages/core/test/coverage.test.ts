import { coverageOf } from '@backscatter/core';
import { describe, expect, it } from 'vitest';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 10);
const ANNA = 'anna@example.org';

describe('coverage', () => {
  const of = (
    ...spans: readonly (readonly [since: number, until?: number | undefined, sender?: string])[]
  ) =>
    coverageOf(
      spans.map(([since, until, sender = '@example.org']) => ({
        senders: [sender],
        since: NOW - since * DAY,
        until: until === undefined ? undefined : NOW - until * DAY,
      })),
      ANNA,
      NOW,
      5,
    );

  it('holds once it is as old as the mail that can still bounce', () => {
    expect(of([5])).toEqual({ holds: true, since: NOW - 5 * DAY });
    expect(of([4])).toEqual({
      holds: false,
      why: 'coverage of anna@example.org is too young: it counts from 2026-03-11',
    });
  });

  it('runs on where one declaration takes over from another, and starts anew after a gap', () => {
    expect(of([30, 10], [10])).toMatchObject({ holds: true, since: NOW - 30 * DAY });
    expect(of([30, 10], [4])).toMatchObject({ holds: false });
    expect(of([30, 10], [8])).toMatchObject({ holds: true, since: NOW - 8 * DAY });
    expect(of([8], [30, 20, ANNA])).toMatchObject({ holds: true, since: NOW - 8 * DAY });
  });

  it('does not hold where none is declared, or none now', () => {
    expect(of()).toEqual({ holds: false, why: 'no coverage is declared for anna@example.org' });
    expect(of([30, undefined, '@example.com'])).toMatchObject({ holds: false });
    expect(of([30, 1])).toMatchObject({ why: expect.stringContaining('holds now') });
    expect(of([-1])).toMatchObject({ why: expect.stringContaining('holds now') });
  });

  it('says so where it counts from a day that no calendar has', () => {
    const never = [{ senders: ['@example.org'], since: 8.64e15 }];
    expect(coverageOf(never, ANNA, 8.64e15, 5)).toMatchObject({ holds: false });
  });
});
