/**
 * Links of an HTML document: those in attributes, styles and conditional comments,
 * and those in the text that people read.
 *
 * Tokens come from htmlparser2's tokenizer, which keeps no element stack. Text is
 * put together as a reader sees it, so that `exam<b></b>ple.com` is one name and
 * two table cells are not.
 */

import { Tokenizer } from 'htmlparser2';
import { BLOCKS, MAX_HTML_LENGTH } from '../html-to-text.ts';
import { attributeLinks } from './attribute-links.ts';
import { type AttributeRow, HREF_PLACES, UNREAD, URL_ATTRIBUTES } from './html-tables.ts';
import type { LinkCollector } from './link-collector.ts';
import { decodeLeftOver } from './reveal-text.ts';
import { styleLinks } from './style-links.ts';
import { textLinks } from './text-links.ts';

/** Candidates of one `srcset`, URLs of one `ping`. */
const MAX_IN_VALUE = 30;

const REFRESH = /^[\s\d.;,]{0,100}(?:url\s{0,20}=)?\s{0,20}["']?/i;

const CONDITIONAL = /^\s{0,20}\[if[^\]]{0,200}\]>(.*)<!\[endif\]/is;

/** Characters of the shortest conditional comment with a link in it. */
const CONDITIONAL_LENGTH = 20;

const ignore = (): void => {};

/** Adds the links of a document. Never throws; linear. */
export function htmlLinks(html: string, collector: LinkCollector): void {
  const cut = html.length > MAX_HTML_LENGTH ? html.slice(0, MAX_HTML_LENGTH) : html;
  readHtml(decodeLeftOver(cut), collector, true);
}

function readHtml(source: string, collector: LinkCollector, comments: boolean): void {
  const text: string[] = [];
  const style: string[] = [];
  let element = '';
  let unread = '';
  let row: AttributeRow | undefined;
  let isRefresh = false;
  let content = '';
  let from = -1;
  let to = -1;
  let value = '';

  const flush = (): void => {
    if (from >= 0) value += source.slice(from, to);
    from = -1;
  };
  const closeTag = (): void => {
    if (element === 'meta' && isRefresh && content !== '') {
      attributeLinks(content.replace(REFRESH, ''), 'refresh', collector);
    }
    isRefresh = false;
    content = '';
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => {
        if (unread === '') text.push(source.slice(start, end));
        else if (unread === 'style') style.push(source.slice(start, end));
      },
      ontextentity: (codepoint) => {
        if (unread === '') text.push(String.fromCodePoint(codepoint));
      },
      onopentagname: (start, end) => {
        element = lower(source, start, end);
        if (unread === '' && (element === 'style' || UNREAD.has(element))) unread = element;
        else if (BLOCKS.has(element)) text.push('\n');
      },
      onclosetag: (start, end) => {
        const name = lower(source, start, end);
        if (name === unread) unread = '';
        else if (BLOCKS.has(name)) text.push('\n');
        if (name === 'style' && style.length > 0) styleLinks(style.splice(0).join(''), collector);
      },
      onselfclosingtag: closeTag,
      onopentagend: closeTag,
      onattribname: (start, end) => {
        const name = lower(source, start, end);
        row = URL_ATTRIBUTES.get(name);
        if (element === 'meta' && name === 'http-equiv') row = { kind: 'refresh', place: 'anchor' };
        value = '';
        from = -1;
      },
      onattribdata: (start, end) => {
        if (row === undefined) return;
        if (from >= 0 && to === start) {
          to = end;
          return;
        }
        flush();
        from = start;
        to = end;
      },
      onattribentity: (codepoint) => {
        if (row === undefined) return;
        flush();
        value += String.fromCodePoint(codepoint);
      },
      onattribend: () => {
        if (row === undefined) return;
        flush();
        const { kind, place } = row;
        row = undefined;
        if (kind === 'refresh') {
          if (element !== 'meta') return;
          if (place === 'refresh') content = value;
          else isRefresh = /refresh/i.test(value);
        } else if (kind === 'style') styleLinks(value, collector);
        else if (kind === 'srcset') srcsetLinks(value, collector);
        else if (kind === 'urls') {
          for (const each of value.trim().split(/\s+/, MAX_IN_VALUE)) {
            attributeLinks(each, place, collector);
          }
        } else if (place === 'anchor') {
          attributeLinks(value, HREF_PLACES.get(element) ?? place, collector);
        } else attributeLinks(value, place, collector);
      },
      oncdata: ignore,
      oncomment: (start, end) => {
        if (!comments) return;
        if (end === source.length) {
          // QUIRK: mail programs that read HTML their own way end an unclosed comment at `>`.
          readHtml(source.slice(start), collector, false);
          return;
        }
        if (end - start < CONDITIONAL_LENGTH) return;
        const inner = CONDITIONAL.exec(source.slice(start, end))?.[1];
        if (inner !== undefined) readHtml(inner, collector, false);
      },
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  if (style.length > 0) styleLinks(style.join(''), collector);
  textLinks(text.join(''), 'html-text', collector);
}

function lower(source: string, start: number, end: number): string {
  return source.slice(start, end).toLowerCase();
}

/** HTML living standard, "parsing a srcset attribute": a URL, blanks, a descriptor, a comma. */
function srcsetLinks(value: string, collector: LinkCollector): void {
  for (const candidate of value.split(/,\s+|\s,/, MAX_IN_VALUE)) {
    attributeLinks(candidate.trim().split(/\s/, 1)[0] ?? '', 'resource', collector);
  }
}
