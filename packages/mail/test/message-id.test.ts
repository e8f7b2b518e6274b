import { normalizeMessageId, parseMessageIds } from '@backscatter/mail';
import { describe, expect, it } from 'vitest';

describe('a Message-ID', () => {
  it.each([
    ['<AbC.1@example.org>', 'AbC.1@example.org'],
    [' <AbC.1@example.org>\r\n', 'AbC.1@example.org'],
    ['AbC.1@example.org', 'AbC.1@example.org'],
    ['<AbC.1@\r\n example.org>', 'AbC.1@example.org'],
    ['<a@example.org> (added by the relay)', 'a@example.org'],
    ['<<a@example.org>>', 'a@example.org'],
    ['< a @example.org >', 'a@example.org'],
    ['<no-at-sign>', 'no-at-sign'],
    ['<unclosed@example.org', 'unclosed@example.org'],
  ])('loses brackets, blanks and folding, not its case: %j', (raw, id) => {
    expect(normalizeMessageId(raw)).toBe(id);
    expect(normalizeMessageId(id)).toBe(id);
  });

  it.each(['', '<>', ' \r\n ', `<${'a'.repeat(999)}>`])('is null for %j', (raw) => {
    expect(normalizeMessageId(raw)).toBeNull();
  });
});

describe('a list of Message-IDs', () => {
  it.each([
    ['<a@example.org> <b@example.org>', ['a@example.org', 'b@example.org']],
    ['<a@example.org>\r\n\t<b@example.org>', ['a@example.org', 'b@example.org']],
    ['<a@example.org><b@example.org>', ['a@example.org', 'b@example.org']],
    ['Your message <a@example.org> of Monday', ['a@example.org']],
    ['a@example.org b@example.org', ['a@example.org', 'b@example.org']],
    ['Your message of Monday', []],
    ['<a@example.org> <cut@exam', ['a@example.org']],
    ['', []],
  ])('is read in order: %j', (value, ids) => {
    expect(parseMessageIds(value)).toEqual(ids);
  });

  it('ends after a hundred', () => {
    expect(parseMessageIds('<a@example.org>'.repeat(500))).toHaveLength(100);
    expect(parseMessageIds('a@example.org '.repeat(500))).toHaveLength(100);
  });
});
