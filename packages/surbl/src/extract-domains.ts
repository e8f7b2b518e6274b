/**
 * Every host that a mail names: where its links lead, and who it says it is from.
 * Give it the returned message of a report, never the report: a notice links to
 * its server's help pages, and those of genuine bounces are the same.
 */

import type { Mail } from '@backscatter/core';
import { extractLinks } from '@backscatter/mail';
import type { FoundName } from './found-name.ts';
import { linkNames } from './link-names.ts';
import { createNameCollector } from './name-collector.ts';
import { senderNames } from './sender-names.ts';

/**
 * The names of a mail, each once with its roles, those of the header first. 500 at
 * most. Never throws and never asks the DNS.
 */
export function extractDomains(mail: Mail): readonly FoundName[] {
  const collector = createNameCollector();
  senderNames(mail.headers, collector);
  linkNames(extractLinks(mail), collector);
  return collector.names();
}
