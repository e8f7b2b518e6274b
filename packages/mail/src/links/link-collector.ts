/**
 * Collects links up to a bound, each once.
 */

import { type LinkForm, type LinkPlace, MAX_LINK_LENGTH, type RawLink } from './link.ts';

/**
 * Distinct links kept of one mail. The longest newsletters have about 300; a flood of
 * them is a way to hide one, so bare names, of which a text may be full, have a
 * bound of their own.
 */
const MAX_LINKS = 1_000;
const MAX_BARE = 1_000;

/** Gathers links, each once for a form and place, up to a limit. */
export interface LinkCollector {
  /** False once no more links of this form are wanted. */
  wants(form: LinkForm): boolean;
  add(url: string, form: LinkForm, place: LinkPlace): void;
  /** In the order in which they were added. */
  links(): readonly RawLink[];
}

/** An empty collector. */
export function createLinkCollector(): LinkCollector {
  const found = new Map<string, RawLink>();
  let bare = 0;
  const isUnsure = (form: LinkForm): boolean => form === 'bare' || form === 'address';
  const wants = (form: LinkForm): boolean =>
    isUnsure(form) ? bare < MAX_BARE : found.size - bare < MAX_LINKS;
  return {
    wants,
    add(url, form, place) {
      if (!wants(form)) return;
      const cut = url.length > MAX_LINK_LENGTH ? url.slice(0, MAX_LINK_LENGTH) : url;
      const key = `${form} ${place} ${cut}`;
      if (found.has(key)) return;
      found.set(key, { url: cut, form, place });
      if (isUnsure(form)) bare += 1;
    },
    links: () => [...found.values()],
  };
}
