import { decodeVerp, parseSrs, parseVerpPattern } from '@backscatter/mail';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('a variable envelope return path', () => {
  it.each([
    [
      'list-bounces+bert=example.com@lists.example',
      ['bert@example.com', 'bounces+bert@example.com'],
    ],
    ['bounces-123-bert=example.com@news.example', ['bert@example.com', '123-bert@example.com']],
    [
      '<bounces-7-mary-ann=Example.Com@news.example>',
      ['ann@example.com', 'mary-ann@example.com', '7-mary-ann@example.com'],
    ],
  ])('of %s names %j', (address, recipients) => {
    const expected = recipients.map((recipient) => recipient.replace('bounces+bert', 'bounces'));
    expect(decodeVerp(address)).toEqual([...new Set(expected)]);
  });

  it('is read as the service writes it where a pattern says how', () => {
    const patterns = [
      parseVerpPattern('b.{id}.{user}={domain}@mail.example'),
      parseVerpPattern('bounces-{id}-{user}={domain}@news.example'),
    ];
    expect(decodeVerp('Bounces-7-mary-ann=example.com@News.example', patterns)).toEqual([
      'mary-ann@example.com',
    ]);
    expect(decodeVerp('b.x1.bert+a=example.com@mail.example', patterns)).toEqual([
      'bert@example.com',
    ]);
    // A pattern's own signs are no regular expression.
    expect(decodeVerp('bxx1.bert=example.com@mail.example', patterns)).toEqual([]);
  });

  it.each([
    'anna@example.org',
    'anna+news@example.org',
    'prvs=4076abcdef=anna@example.org',
    'SRS0=abcd=5T=example.com=bert@example.org',
    'a=b@example.org',
    'list-bounces+bert=com@lists.example',
    '-bert=example.com@lists.example',
    'list-=example.com@lists.example',
    `${'a-'.repeat(300)}b=example.com@lists.example`,
    '',
  ])('is none in %s', (address) => {
    expect(decodeVerp(address)).toEqual([]);
  });

  it('has a bounded number of readings', () => {
    expect(decodeVerp(`${'a-'.repeat(20)}b=example.com@lists.example`)).toHaveLength(8);
  });

  it.each([
    '{user}@x',
    '{user}={domain}={user}',
    '{id}{id}{id}{user}={domain}',
    '{host}{user}={domain}',
  ])('has no pattern %s', (pattern) => {
    expect(() => parseVerpPattern(pattern)).toThrow(TypeError);
  });

  it('is never thrown over, whatever an address and a pattern hold', () => {
    const patterns = [parseVerpPattern('^a.*+?()}|[]\\{id}-{id}-{user}={domain}')];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('-', '+', '=', '@', '.', 'a', 'example.com', '<', '"'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (address) => {
        for (const recipient of decodeVerp(address, patterns)) expect(recipient).toContain('@');
      }),
      { seed: 5, numRuns: 2_000 },
    );
    expect(decodeVerp('^a.*+?()}|[]\\1-2-bert=example.com', patterns)).toEqual([
      'bert@example.com',
    ]);
  });
});

describe('an SRS local part', () => {
  it('is taken apart, and what its hash covers put together', () => {
    expect(parseSrs('SRS0=AbCd=5T=example.com=Bert=x')).toEqual({
      kind: 'srs0',
      hash: 'AbCd',
      timestamp: '5T',
      domain: 'example.com',
      local: 'Bert=x',
      hashed: '5Texample.comBert=x',
    });
    expect(parseSrs('srs1+AbCd=first.example==XyZw=5T=example.com=bert')).toEqual({
      kind: 'srs1',
      hash: 'AbCd',
      timestamp: '5T',
      domain: 'example.com',
      local: 'bert',
      hashed: 'first.example=XyZw=5T=example.com=bert',
    });
    for (const other of ['srs0', 'SRS0=a=b=c', 'anna', '']) expect(parseSrs(other)).toBeNull();
  });
});
