import { htmlToText, MAX_HTML_LENGTH } from '@backscatter/mail';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('the visible text of HTML', () => {
  it.each([
    ['<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['<p>one<p>two', 'one\ntwo'],
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['<ul><li>one<li>two</ul>', 'one\ntwo'],
    ['<table><tr><td>one</td><td>two</td></tr><tr><td>three</table>', 'one two\n\nthree'],
    ['<b>bo</b>ld  and\n\t<i>italic</i>', 'bold and\nitalic'],
    ['a<span>b</span>c', 'abc'],
    ['', ''],
  ])('breaks where blocks do: %s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it.each([
    '<script>hidden</script>seen',
    '<SCRIPT SRC="x">hidden</SCRIPT>seen',
    '<script>"<b>hidden</b>"</script>seen',
    '<style>hidden { color: red }</style>seen',
    '<head><title>hidden</title><style>hidden</style></head><body>seen</body>',
    '<html><head><meta name="hidden"><title>hidden</title><body>seen',
    '<template>hidden</template>seen',
    '<!-- hidden -->seen',
    '<!-- hidden > still hidden -->seen',
    '<!-->seen',
    '<![CDATA[hidden]]>seen',
    '<?php hidden ?>seen',
    '<!DOCTYPE hidden>seen',
    '<a href="hidden>hidden" title=\'hidden\'>seen</a>',
    '<img alt="hidden">seen',
    'seen<script>hidden',
    'seen<!-- hidden',
    'seen<a href="hidden',
  ])('leaves out what no reader sees: %s', (html) => {
    expect(htmlToText(html)).toBe('seen');
  });

  it.each([
    '<head>seen',
    '<head><p>seen',
    '<head><meta charset="utf-8"><div>seen</div></head>',
    '<noscript>seen</noscript>',
    '</script>seen',
    '</head></title>seen',
    '<unknown>seen</unknown>',
    'se<!-- -->en',
    's<b></b>een',
    '&#115;&#x65;en',
    '<textarea>seen</textarea>',
  ])('keeps what a reader sees though it looks hidden: %s', (html) => {
    expect(htmlToText(html)).toBe('seen');
  });

  it.each([
    ['&lt;b&gt; &amp; &quot;', '<b> & "'],
    ['Gr&uuml;&szlig;e&#33;', 'Grüße!'],
    ['a&nbsp;&nbsp;b', 'a b'],
    ['&#150;', '–'],
    ['&#x110000;&#xD800;&#0;', '\ufffd\ufffd\ufffd'],
    ['&#99999999999999999999;', '\ufffd'],
    ['&unknown; & x&y', '&unknown; & x&y'],
    ['a < b > c', 'a < b > c'],
  ])('decodes entities: %s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('costs no stack for a hundred thousand open elements', () => {
    expect(htmlToText(`${'<div><b>'.repeat(100_000)}seen`)).toBe('seen');
  });

  it('is read up to the limit', () => {
    expect(htmlToText(`${'a'.repeat(MAX_HTML_LENGTH)}b`)).toBe('a'.repeat(MAX_HTML_LENGTH));
  });

  it('never throws, and is tidy', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '</',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '<p>',
        '&',
        '&#',
        ';',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    let seen = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = htmlToText(pieces.join(''));
        if (text !== '') seen++;
        expect(text).not.toMatch(/ {2}|\n{3}|^\s|\s$/);
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(200);
  });
});
