/**
 * What holds for any mail: nothing throws, what comes out is bounded and can be
 * asked of a list, and a plain link is read as a browser reads it.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractDomains, readHost, redirectTargets } from '../src/index.ts';
import { mailOf } from './mail-of.ts';

const SEED = 5;

const DOMAIN = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/;
const QUAD = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const IP6 = /^[0-9a-f:]{2,39}$/;

/** Pieces of links, well formed and not, in any order. */
const piece = fc.constantFrom(
  'http://',
  'http://www.example.com',
  'example.net/x ',
  ' a@mail.example.org ',
  '"http://example.com:80/?u=http%3A%2F%2Fb.example.org"',
  'https:',
  'hxxp',
  '//',
  '\\\\',
  '://',
  'www.',
  'example',
  '.com',
  '.co.uk',
  '@',
  ':80',
  '/',
  '?u=',
  '#',
  '%',
  '%2e',
  '%68',
  '&#46;',
  '&amp;',
  '[.]',
  ' dot ',
  '\u00ad',
  '\u200b',
  '\u3002',
  '\uff0e',
  'b\u00fccher',
  'xn--',
  '0x7f',
  '192.0.2.',
  '3221225991',
  '[::ffff:',
  ']',
  '<a href="',
  '">',
  '<style>',
  'url(',
  ')',
  '@import "',
  '<!--[if mso]>',
  '<![endif]-->',
  'srcset="',
  "style='",
  '=\n',
  '=3D',
  'mailto:',
  'aHR0cDovL',
  '68747470',
  '..',
  '-',
  '_',
  ' ',
  '\n',
  '\ud835',
  '\ud800',
  '\0',
);
const linkish = fc
  .array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));
const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?$/);
const plainHost = fc
  .tuple(
    fc.array(label, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('com', 'example', 'co.uk', 'shop'),
  )
  .map(([labels, suffix]) => [...labels, suffix].join('.'));

describe('for any mail', () => {
  it('the names are valid, bounded, and nothing throws', () => {
    let found = 0;
    fc.assert(
      fc.property(linkish, linkish, linkish, (text, html, field) => {
        const headers = ['subject', 'from', 'message-id', 'list-unsubscribe'].map(
          (name) => [name, field] as const,
        );
        const names = extractDomains(mailOf({ text, html, headers }));
        expect(names.length).toBeLessThanOrEqual(500);
        for (const { kind, value, registered, roles } of names) {
          found += 1;
          expect(value).toMatch(kind === 'domain' ? DOMAIN : kind === 'ip4' ? QUAD : IP6);
          expect(value.length).toBeLessThanOrEqual(253);
          expect(roles.length).toBeGreaterThan(0);
          if (kind === 'domain') expect(`.${value}`.endsWith(`.${registered}`)).toBe(true);
        }
      }),
      { numRuns: 2_000, seed: SEED },
    );
    expect(found).toBeGreaterThan(500);
  });

  it('a plain link is found with the host that a browser reads', () => {
    let found = 0;
    fc.assert(
      fc.property(plainHost, fc.constantFrom('', '/', '/a?b#c', ':8080/'), (host, tail) => {
        const url = `http://${host}${tail}`;
        fc.pre(URL.canParse(url));
        found += 1;
        const expected = new URL(url).hostname;
        expect(readHost(url)?.value).toBe(expected);
        const names = extractDomains(mailOf({ text: `See ${url} now` }));
        expect(names.map(({ value }) => value)).toEqual([expected]);
      }),
      { numRuns: 1_000, seed: SEED },
    );
    expect(found).toBeGreaterThan(900);
  });

  it('a number as host is the address that a browser makes of it', () => {
    const part = fc
      .nat(0xffffffff)
      .chain((number) =>
        fc.constantFrom(String(number), `0x${number.toString(16)}`, `0${number.toString(8)}`),
      );
    fc.assert(
      fc.property(part, (host) => {
        expect(readHost(`http://${host}/`)).toEqual({
          kind: 'ip4',
          value: new URL(`http://${host}/`).hostname,
        });
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('a link within a link is found, encoded as often as there are redirectors', () => {
    fc.assert(
      fc.property(plainHost, fc.integer({ min: 0, max: 3 }), (host, rounds) => {
        let target = `http://${host}/x`;
        for (let round = 0; round < rounds; round += 1) target = encodeURIComponent(target);
        const targets = redirectTargets(`http://example.net/?u=${target}`, 'example.net');
        expect(targets.map((url) => readHost(url)?.value)).toContain(
          readHost(`http://${host}`)?.value,
        );
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('floods of links are cut off', () => {
    const text = Array.from({ length: 5_000 }, (_, index) => `http://n${index}.example/`).join(' ');
    expect(extractDomains(mailOf({ text })).length).toBe(500);
  });
});
