import { describe, expect, it } from 'vitest';
import { senderPattern } from '../src/index.ts';

describe('senderPattern', () => {
  it.each([
    ['Anna@Example.org', 'anna@example.org'],
    ['example.org', '@example.org'],
    [' @example.org. ', '@example.org'],
    ['bücher.example', '@xn--bcher-kva.example'],
    ['"a b"@example.org', null],
    ['a@b@example.org', null],
    ['example..org', null],
    ['anna@', null],
    ['', null],
  ])('reads %j as %j', (raw, pattern) => {
    expect(senderPattern(raw)).toBe(pattern);
  });
});
