import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMapDirectory,
  type MapDirectoryOptions,
  type TableSource,
} from '../src/maps/index.ts';
import { addressOf } from './report.ts';

const never = new AbortController().signal;

/** What tables say of an address; the reason where they cannot say. */
async function ask(
  tables: readonly TableSource[],
  raw: string,
  options: Partial<MapDirectoryOptions> = {},
): Promise<string> {
  const { lookup } = createMapDirectory({ tables, domains: ['example.org'], ...options });
  try {
    return await lookup(addressOf(raw), never);
  } catch (error) {
    return (error as Error).message;
  }
}

const table = (kind: TableSource['kind'], ...lines: readonly string[]): TableSource => ({
  kind,
  text: lines.join('\n'),
});

describe('a map', () => {
  const map = table(
    'map',
    '# people',
    'Anna@Example.org   anna',
    'berta@example.org',
    '  goes on, and so does',
    '# a comment in between',
    '  this line',
    '',
    'caesar          caesar@elsewhere.example',
    'dora+shop@example.org dora',
    'bücher@bücher.example x',
    '@any.example    anna@example.org',
    'emil@any.example emil',
    'no@example.org  error:nouser 550 No such user',
    'later@example.org  error:tempfail',
    '@gone.example   error:nouser moved away',
    '@old.example    @example.org',
    '@round.example  @round.example',
  );

  it.each([
    ['anna@example.org', 'known'],
    ['ANNA+news@example.org', 'known'],
    ['prvs=1234ab12cd=berta@example.org', 'known'],
    ['goes@example.org', 'unknown'],
    ['caesar@example.org', 'known'],
    ['caesar@any.example', 'catch-all'],
    ['dora+shop@example.org', 'known'],
    ['dora@example.org', 'unknown'],
    ['bücher@xn--bcher-kva.example', 'known'],
    ['emil@any.example', 'known'],
    ['x@any.example', 'catch-all'],
    ['no@example.org', 'unknown'],
    ['later@example.org', 'the tables put the address off'],
    ['x@gone.example', 'unknown'],
    ['anna@old.example', 'known'],
    ['x@old.example', 'unknown'],
    ['x@round.example', 'catch-all'],
    ['postmaster@example.org', 'known'],
    ['x@other.example', 'not-covered'],
    ['anna@sub.example.org', 'not-covered'],
  ])('says of %s: %s', async (address, answer) => {
    expect(await ask([map], address)).toBe(answer);
  });

  it('is read with any line end', async () => {
    const text = 'a@example.org x\r\nb@example.org y\r\n  z\r\n';
    expect(await ask([{ kind: 'map', text }], 'b@example.org')).toBe('known');
    expect(createMapDirectory({ tables: [{ kind: 'map', text }] }).problems).toEqual([]);
  });

  it('knows bare names in the local domains alone', async () => {
    const options = { domains: ['example.org', 'virtual.example'], localDomains: ['example.org'] };
    expect(await ask([map], 'caesar@example.org', options)).toBe('known');
    expect(await ask([map], 'caesar@virtual.example', options)).toBe('unknown');
  });
});

describe('aliases and passwd', () => {
  const aliases = table(
    'aliases',
    'root: anna',
    '"with: colon": anna',
    'list: "|/usr/bin/list x",',
    '   anna, berta',
    'gone: :fail: no longer here',
    'Staff:anna',
    'no alias at all',
  );
  const passwd = table(
    'passwd',
    'anna:x:1000:1000:Anna,,,:/home/anna:/bin/bash',
    '+@netgroup::::::',
    'broken',
  );

  it.each([
    ['root@example.org', 'known'],
    ['staff@example.org', 'known'],
    ['list@example.org', 'known'],
    ['"with: colon"@example.org', 'known'],
    ['gone@example.org', 'unknown'],
    ['anna+x@example.org', 'known'],
    ['berta@example.org', 'unknown'],
    ['anna@other.example', 'not-covered'],
  ])('say of %s: %s', async (address, answer) => {
    expect(await ask([aliases, passwd], address)).toBe(answer);
  });

  it('tell each line they could not read by its number, and not what stands there', () => {
    const named = { ...passwd, name: '/etc/passwd' };
    expect(createMapDirectory({ tables: [aliases, named] }).problems).toEqual([
      'aliases, line 7: is no entry of a table of the kind aliases',
      '/etc/passwd, line 2: is no entry of a table of the kind passwd',
      '/etc/passwd, line 3: is no entry of a table of the kind passwd',
    ]);
  });
});

describe('a table of patterns', () => {
  const one = (...lines: readonly string[]): readonly TableSource[] => [table('pcre', ...lines)];

  it.each([
    [one('/^(sales|info)@example\\.org$/ anna'), 'Info@example.org', 'known'],
    [one('/^(sales|info)@example\\.org$/ anna'), 'x@example.org', 'unknown'],
    [one('/^info@/i anna'), 'info@example.org', 'known'],
    [one('/^INFO@/i anna'), 'info@example.org', 'unknown'],
    [one('/@example\\.org$/ anna'), 'x@example.org', 'catch-all'],
    [one('/^[a-z.]+@/ anna'), 'x@example.org', 'known'],
    [one('!/^x@/ anna'), 'a@example.org', 'catch-all'],
    [one('!/^x@/ anna'), 'x@example.org', 'unknown'],
    [one('if /@other\\.example$/', '/./ all', 'endif', '/^x@/ x'), 'y@example.org', 'unknown'],
    [one('if /@example/', 'if /^x/', '/./ all', 'endif', 'endif'), 'xy@example.org', 'known'],
    [one('%^info@example%  anna'), 'info@example.org', 'known'],
    [
      one(['/^(.*)@old\\.example$/ $', '{1}@example.org'].join(''), '/^anna@example/ anna'),
      'anna@old.example',
      'known',
    ],
    [
      one('/^(.*)@old\\.example$/ $(1)@example.org', '/^anna@example/ anna'),
      'x@old.example',
      'unknown',
    ],
    [one('/^x@example.org/ $2$$9@y'), 'x@example.org', 'known'],
  ])('%j says of %s: %s', async (tables, address, answer) => {
    expect(await ask(tables, address)).toBe(answer);
  });

  it.each([
    ['a look-ahead', '/^(?!info)@/ x'],
    ['a back-reference', '/^(.)\\1@/ x'],
    ['extended syntax', '/^ info @/x x'],
    ['no pattern', 'info@example.org x'],
    ['an end that is missing', '/info x'],
  ])('never says "unknown" behind a rule with %s, and tells it', async (_what, rule) => {
    const tables = one('/^anna@/ anna', rule, '/^berta@/ berta');
    const unsure = 'the tables hold a rule that cannot be tested';
    expect(await ask(tables, 'anna@example.org')).toBe('known');
    expect(await ask(tables, 'berta@example.org')).toBe(unsure);
    expect(await ask(tables, 'x@example.org')).toBe(unsure);
    const map = table('map', 'x@example.org x', '@example.org all');
    expect(await ask([...tables, map], 'x@example.org')).toBe('known');
    expect(await ask([...tables, map], 'y@example.org')).toBe(unsure);
    const { problems } = createMapDirectory({ tables });
    expect(problems).toEqual([expect.stringMatching(/^pcre, line 2: /)]);
  });

  it('takes time in proportion to the address, for any pattern', async () => {
    const tables = one('/^(a+)+$/ x', '/^(a|a)*b@/ x', '/(x+x+)+y/ x');
    const address = `${'a'.repeat(400)}@example.org`;
    expect(await ask(tables, address)).toBe('unknown');
  });
});

describe('createMapDirectory', () => {
  it('never throws for what a table holds, and finds what it does hold', async () => {
    let found = 0;
    const kinds = ['map', 'aliases', 'passwd', 'regexp', 'pcre'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...kinds),
        fc.string({ unit: fc.constantFrom(...'ab@:/#\\([ \n\t"$!.if') }),
        fc.nat(),
        async (kind, text, at) => {
          const cut = text === '' ? 0 : at % text.length;
          const tables = [{ kind, text: `${text.slice(0, cut)}\na ${text.slice(cut)}` }];
          const answer = await ask(tables, 'a@example.org', { localDomains: ['example.org'] });
          if (answer === 'known') found += 1;
          if (kind === 'map' && !/error/.test(text)) expect(answer).toBe('known');
        },
      ),
      { numRuns: 500, seed: 6 },
    );
    expect(found).toBeGreaterThan(50);
  });

  it('refuses wrong options by name', () => {
    const of = (options: unknown) => () => createMapDirectory(options as MapDirectoryOptions);
    expect(of({ tables: [] })).toThrow(/createMapDirectory: option "tables"/);
    expect(of({ tables: [{ kind: 'cdb', text: '' }] })).toThrow(/"tables\.0\.kind"/);
    expect(of({ tables: [table('map')], domains: ['a@b'] })).toThrow(/"domains\.0"/);
  });
});
