/**
 * The link in the value of an attribute, as a browser would read it (WHATWG URL,
 * "basic URL parser"): blanks and controls around it go, tabs and line ends in it
 * go, backslashes are slashes, and a scheme that needs a host may do without its
 * slashes. Relative links lead to where the page came from, and a mail has no such
 * place: they give nothing.
 */

import type { LinkPlace } from './link.ts';
import type { LinkCollector } from './link-collector.ts';
import { revealText, uncover } from './reveal-text.ts';
import { schemelessLinks } from './schemeless-links.ts';

/** Read of one value; data URLs are longer, and no link. */
const MAX_VALUE = 4_096;

/** Addresses of one `mailto:`. */
const MAX_RECIPIENTS = 20;

const SPECIAL_SCHEME = /^(?:https?|ftps?|wss?|file|h[tx*]{2}ps?):/i;

const OTHER_SCHEME = /^[a-z][a-z0-9+.-]{1,30}:(?!\d)/i;

const RELATIVE_HOLDS_URL = /https?(?::|%3a)(?:\/|%2f){2}/i;

/** What quoted-printable leaves around a value when nobody decodes it. */
const LEFT_OVER = /^(?:=?3D)?["']?(?=[^"'])/;

/** Adds the link, or the addresses of a `mailto:`, that a value holds. */
export function attributeLinks(raw: string, place: LinkPlace, collector: LinkCollector): void {
  const value = clean(raw);
  if (value === '' || value.startsWith('#') || value.startsWith('?')) return;
  if (SPECIAL_SCHEME.test(value)) {
    collector.add(asHttp(value), 'url', place);
  } else if (/^[\\/]{2}/.test(value)) {
    collector.add(`http:${value}`, 'url', place);
  } else if (/^mailto:/i.test(value)) {
    addMailto(value.slice(7), place, collector);
  } else if (OTHER_SCHEME.test(value)) {
    // `view-source:http://…` is followed; `javascript:` and `data:` are programs and contents.
    const inner = /^(?:view-source|url|feed):(.*)$/is.exec(value)?.[1];
    if (inner !== undefined && SPECIAL_SCHEME.test(inner)) {
      collector.add(asHttp(inner), 'url', place);
    }
  } else {
    addRelative(value, place, collector);
  }
}

function addRelative(value: string, place: LinkPlace, collector: LinkCollector): void {
  const at = value.search(RELATIVE_HOLDS_URL);
  if (at >= 0) {
    const inner = value.slice(at);
    collector.add(/^https?%/i.test(inner) ? unescapeUrl(inner) : inner, 'url', place);
    return;
  }
  // Browsers take it for a file beside the page, mail programs for what was meant.
  const isFollowed = place === 'anchor' || place === 'form' || place === 'refresh';
  if (isFollowed && !/^[./]/.test(value)) {
    schemelessLinks(value, value.length, place, collector);
  }
}

/** `hxxp` as `http`; the other schemes keep their name, for the host is all that matters. */
function asHttp(value: string): string {
  return /^h[x*]/i.test(value) || /^h.[x*]/i.test(value)
    ? value.replace(/^h..p/i, 'http').replace(/\[\.\]/g, '.')
    : value;
}

/** RFC 6068: addresses parted by commas, then fields of which `to`, `cc` and `bcc` hold more. */
function addMailto(value: string, place: LinkPlace, collector: LinkCollector): void {
  const [list = '', fields = ''] = value.split('?', 2);
  const lists = [list];
  for (const field of fields.split('&', MAX_RECIPIENTS)) {
    const recipients = /^(?:to|cc|bcc)=(.*)$/is.exec(field)?.[1];
    if (recipients !== undefined) lists.push(recipients);
  }
  const addresses = lists.flatMap((each) => unescapeUrl(each).split(/[,;]/, MAX_RECIPIENTS));
  for (const address of addresses.slice(0, MAX_RECIPIENTS)) {
    const bare = /<([^<>]{1,320})>/.exec(address)?.[1] ?? address.trim();
    if (/^[^@\s]{1,128}@[^@\s]{1,253}$/.test(bare)) collector.add(bare, 'address', place);
  }
  // A letter that is written in advance may hold a link.
  if (/body=/i.test(fields)) addRelativeBody(fields, place, collector);
}

function addRelativeBody(fields: string, place: LinkPlace, collector: LinkCollector): void {
  const at = fields.search(RELATIVE_HOLDS_URL);
  if (at >= 0) collector.add(unescapeUrl(fields.slice(at)), 'url', place);
}

function clean(raw: string): string {
  let value = raw.length > MAX_VALUE ? raw.slice(0, MAX_VALUE) : raw;
  // QUIRK: old gateways cut lines of 990 characters by `!`, a line end and a blank.
  if (value.includes('!\n ')) value = value.replace(/!\n /g, '');
  value = value.replace(/[\t\n\r]/g, '');
  // Everything printable in ASCII, as nearly all are.
  if (!/^[!-~]*$/.test(value)) value = uncover(value).replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, '');
  if (value.startsWith('3D') || value.startsWith('=3D')) value = value.replace(LEFT_OVER, '');
  if (/^["'(]/.test(value)) value = value.replace(/^["'(]+/, '');
  return /^h[x*]/i.test(value) ? revealText(value) : value;
}

function unescapeUrl(value: string): string {
  return value.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
