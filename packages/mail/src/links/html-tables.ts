/**
 * Which attributes of HTML hold a URL, and what a client does with it (HTML
 * living standard, "Attributes"; and what came before it, which mail still uses).
 */

import type { LinkPlace } from './link.ts';

/** How the value of an attribute is read. */
type ValueKind =
  /** One URL. */
  | 'url'
  /** URLs parted by blanks (`ping`, `archive`). */
  | 'urls'
  /** URLs with descriptors, parted by commas (`srcset`). */
  | 'srcset'
  /** CSS declarations. */
  | 'style'
  /** Of `meta`: seconds, and a URL behind `url=`. */
  | 'refresh';

/** What the value of an attribute is, and what it says of its links. */
export interface AttributeRow {
  readonly kind: ValueKind;
  readonly place: LinkPlace;
}

const rows = (
  kind: ValueKind,
  place: LinkPlace,
  names: string,
): readonly [string, AttributeRow][] => names.split(' ').map((name) => [name, { kind, place }]);

/** By lower-case name. `href` and `content` depend on their element too. */
export const URL_ATTRIBUTES: ReadonlyMap<string, AttributeRow> = new Map([
  ...rows(
    'url',
    'anchor',
    'href xlink:href cite longdesc data-href originalsrc data-saferedirecturl',
  ),
  ...rows('url', 'form', 'action formaction'),
  ...rows(
    'url',
    'resource',
    'src background poster data lowsrc dynsrc codebase classid code profile manifest icon data-src imagesrc',
  ),
  ...rows('urls', 'anchor', 'ping'),
  ...rows('urls', 'resource', 'archive'),
  ...rows('srcset', 'resource', 'srcset imagesrcset data-srcset'),
  ...rows('style', 'style', 'style'),
  ...rows('refresh', 'refresh', 'content'),
]);

/** Elements whose `href` is loaded, or is where others start, instead of being followed. */
export const HREF_PLACES: ReadonlyMap<string, LinkPlace> = new Map([
  ['base', 'base'],
  ['link', 'resource'],
  ['image', 'resource'],
  ['use', 'resource'],
]);

/** Elements whose text is neither read by people nor a style. */
export const UNREAD = new Set(['script', 'title', 'template']);
