/**
 * What a reader sees of HTML: text with line breaks where blocks end, without
 * scripts, styles and comments, entities decoded.
 *
 * Tokens come from htmlparser2's tokenizer, which keeps no element stack, so
 * ten thousand open elements cost nothing.
 */

import { Tokenizer } from 'htmlparser2';

/** Longer documents are read up to here; a notice or a lure is far shorter. */
export const MAX_HTML_LENGTH = 1_000_000;

/**
 * Elements whose content no reader sees. QUIRK: `head` is not among them. The
 * first text or block in it ends it for every browser, and what it may hold is
 * either named here or empty. Mail readers run no scripts, so they show `noscript`.
 */
const UNSEEN = new Set(['script', 'style', 'title', 'template', 'object']);

/** Elements that begin a new line. */
export const BLOCKS = new Set(
  'address article blockquote br dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

const ignore = (): void => {};

/** Visible text of an HTML document. Never throws; runs of blanks become one. */
export function htmlToText(html: string): string {
  const source = html.length > MAX_HTML_LENGTH ? html.slice(0, MAX_HTML_LENGTH) : html;
  const out: string[] = [];
  let unseen = '';
  const opened = (start: number, end: number): void => {
    const name = source.slice(start, end).toLowerCase();
    if (unseen === '' && UNSEEN.has(name)) unseen = name;
    else if (BLOCKS.has(name)) out.push(name === 'td' || name === 'th' ? ' ' : '\n');
  };
  const closed = (start: number, end: number): void => {
    const name = source.slice(start, end).toLowerCase();
    if (name === unseen) unseen = '';
    else if (BLOCKS.has(name) && name !== 'td' && name !== 'th') out.push('\n');
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => {
        if (unseen === '') out.push(source.slice(start, end));
      },
      ontextentity: (codepoint) => {
        if (unseen === '') out.push(String.fromCodePoint(codepoint));
      },
      onopentagname: opened,
      onclosetag: closed,
      onselfclosingtag: ignore,
      onopentagend: ignore,
      onattribname: ignore,
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return tidy(out.join(''));
}

/** Each pattern takes only what it changes: most blanks are single and stay. */
function tidy(text: string): string {
  return text
    .replace(/[ \t\r\f\v\u00a0]{2,}|[\t\r\f\v\u00a0]/g, ' ')
    .replace(/ \n ?|\n /g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
