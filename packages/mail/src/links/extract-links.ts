/**
 * Every link of a mail as it stands there: in its subject, text and HTML. Nothing
 * is resolved or fetched, and nothing said of where a link leads: that is for
 * whoever knows host names (`@backscatter/surbl`).
 */

import type { Mail } from '@backscatter/core';
import { headerValue } from '../header-value.ts';
import { htmlLinks } from './html-links.ts';
import type { RawLink } from './link.ts';
import { createLinkCollector } from './link-collector.ts';
import { textLinks } from './text-links.ts';

/**
 * The links of a mail, each once for every place, HTML before text. Never throws.
 * At most 1,000 that are certain and 1,000 that only look like links, out of the
 * first million characters of text and as many of HTML.
 */
export function extractLinks(mail: Mail): readonly RawLink[] {
  const collector = createLinkCollector();
  const subject = headerValue(mail.headers, 'subject');
  if (subject !== null) textLinks(subject, 'subject', collector);
  if (mail.html !== null) htmlLinks(mail.html, collector);
  if (mail.text !== null) textLinks(mail.text, 'text', collector);
  return collector.links();
}
