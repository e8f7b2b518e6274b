import { isReturnPath } from '@backscatter/mail';
import { describe, expect, it } from 'vitest';

describe('isReturnPath', () => {
  it.each([
    'bounce@lists.example.org',
    'news-bounces@lists.example.org',
    'bounces+7@lists.example.org',
    'news+bob=example.com@lists.example.org',
    'prvs=1234ABCDEF=alice@example.org',
    'SRS0=AbCd=XY=example.org=alice@forward.example.net',
  ])('knows %s', (address) => {
    expect(isReturnPath(address)).toBe(true);
  });

  it.each(['alice@example.org', 'bouncer@example.org', 'trampoline-bouncy@example.org', '', '@'])(
    'leaves %j alone',
    (address) => {
      expect(isReturnPath(address)).toBe(false);
    },
  );
});
