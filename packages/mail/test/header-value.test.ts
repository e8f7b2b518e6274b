import { decodeHeader, headerValue, headerValues, unfold } from '@backscatter/mail';
import { describe, expect, it } from 'vitest';

const HEADERS = [
  { name: 'subject', raw: ' first\r\n\tline' },
  { name: 'to', raw: ' a@example.org' },
  { name: 'subject', raw: ' =?ISO-8859-1?Q?zweite?=' },
];

describe('header fields', () => {
  it('are looked up by lower-case name, the first one first', () => {
    expect(headerValue(HEADERS, 'subject')).toBe('first\tline');
    expect(headerValues(HEADERS, 'subject')).toEqual(['first\tline', 'zweite']);
  });

  it('are null or none where the mail has no such field', () => {
    expect(headerValue(HEADERS, 'cc')).toBeNull();
    expect(headerValues(HEADERS, 'constructor')).toEqual([]);
  });

  it.each([
    [' a\r\n b ', 'a b'],
    ['a\n\tb\n c', 'a\tb c'],
    ['a\rb', 'a\rb'],
    ['', ''],
  ])('are unfolded: %j', (raw, expected) => {
    expect(unfold(raw)).toBe(expected);
  });

  it.each([
    ['=?utf-8?Q?Gr=C3=BC=C3=9Fe?=', 'Grüße'],
    ['=?utf-8?B?R3LDvMOfZQ==?= an =?iso-8859-1?q?alle=21?=', 'Grüße an alle!'],
    ['=?utf-8?Q?Gr=C3?=\r\n =?utf-8?Q?=BC=C3=9Fe?=', 'Grüße'],
    ['=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=', '日本'],
    ['=?utf-8?Q?open', '=?utf-8?Q?open'],
    ['=?x-unknown?Q?a?=', 'a'],
    ['plain = text?', 'plain = text?'],
  ])('have their encoded words decoded: %j', (raw, expected) => {
    expect(decodeHeader(raw)).toBe(expected);
  });

  it('are left undecoded where they are longer than any honest one', () => {
    const long = '=?utf-8?Q?a?= '.repeat(2_000);
    expect(decodeHeader(long)).toBe(long.trim());
  });
});
