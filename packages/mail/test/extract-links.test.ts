/**
 * Where links stand, in what form they come out, and the bounds. What is hidden in
 * them, and which names they lead to, is tested where names are read.
 */

import { describe, expect, it } from 'vitest';
import { extractLinks, type RawLink } from '../src/index.ts';
import { parseMail } from '../src/mailparser/index.ts';

const linksOf = async (type: string, body: string, subject = 'x'): Promise<readonly RawLink[]> =>
  extractLinks(
    await parseMail(
      `Subject: ${subject}\nMIME-Version: 1.0\nContent-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${body}`,
    ),
  );

describe('the links of a mail', () => {
  it('tell text from subject, and certain links from likely ones', async () => {
    const text = 'http://example.com/a, www.example.net/b and example.org/c or anna@example.org';
    expect(await linksOf('text/plain', text, 'hxxps://example.com')).toEqual([
      { url: 'https://example.com', form: 'url', place: 'subject' },
      { url: 'http://example.com/a,', form: 'url', place: 'text' },
      { url: 'www.example.net/b', form: 'www', place: 'text' },
      { url: 'example.org/c', form: 'bare', place: 'text' },
      { url: 'anna@example.org', form: 'address', place: 'text' },
    ]);
  });

  it.each([
    ['<a href="http://example.com/">', 'anchor'],
    ['<form action="http://example.com/">', 'form'],
    ['<base href="http://example.com/">', 'base'],
    ['<meta http-equiv=refresh content="0;url=http://example.com/">', 'refresh'],
    ['<img src="http://example.com/">', 'resource'],
    ['<link href="http://example.com/">', 'resource'],
    ['<p style="background:url(http://example.com/)">', 'style'],
    ['<style>@import "http://example.com/"</style>', 'style'],
    ['<p>http://example.com/</p>', 'html-text'],
  ])('say of %s where it stands: %s', async (html, place) => {
    expect(await linksOf('text/html', html)).toEqual([
      { url: 'http://example.com/', form: 'url', place },
    ]);
  });

  it('are kept once for each place', async () => {
    const html = '<a href="http://example.com/">http://example.com/</a> '.repeat(3);
    const places = (await linksOf('text/html', html)).map(({ place }) => place);
    expect(places).toEqual(['anchor', 'html-text']);
  });

  it('are bounded in number and length, the likely ones apart from the certain', async () => {
    const bare = Array.from({ length: 3_000 }, (_, index) => `n${index}.example.com`).join(' ');
    const certain = Array.from({ length: 3_000 }, (_, index) => `http://n${index}/`).join(' ');
    const long = `http://example.com/${'a'.repeat(5_000)}`;
    const links = await linksOf('text/plain', `${bare}\n${long}\n${certain}`);
    expect(links.filter(({ form }) => form === 'bare')).toHaveLength(1_000);
    expect(links.filter(({ form }) => form === 'url')).toHaveLength(1_000);
    expect(Math.max(...links.map(({ url }) => url.length))).toBe(2_048);
  });
});
