/**
 * What the signal asks about: the names of the returned message, less those that
 * are nobody's business. Usable without the signal, to show what would be asked.
 */

import { type Evidence, type Mail, parseOptions } from '@backscatter/core';
import type { ListQuestion } from '@backscatter/dns-list';
import { headerAddresses, headerValue } from '@backscatter/mail';
import { z } from 'zod';
import { type Choice, chooseNames } from './choose-names.ts';
import { DEFAULT_SKIP } from './default-skip.ts';
import { extractDomains } from './extract-domains.ts';
import type { FoundName } from './found-name.ts';
import { readHost } from './read-host.ts';
import { registeredDomain } from './registered-domain.ts';

/** Names asked of one message; what SpamAssassin asks, and more than most spam has. */
const DEFAULT_MAX_NAMES = 20;

/** A message is not to cost more questions than this, times the lists. */
const MAX_MAX_NAMES = 200;

/** Larger lists belong into a zone of one's own. */
const MAX_ENTRIES = 100_000;

/** Which of the names of a message are asked about. */
export interface SurblNames {
  /** Domains or hosts that are never asked, with all below them; besides `DEFAULT_SKIP`. */
  readonly skip?: readonly string[] | undefined;
  /** False to leave `DEFAULT_SKIP` out; true by default. */
  readonly defaultSkip?: boolean | undefined;
  /** Our own domains. The addressee's is one without being named. */
  readonly ownDomains?: readonly string[] | undefined;
  /** Most names asked of one message, 1 to 200; 20 by default. */
  readonly maxNames?: number | undefined;
}

const hostSchema = z
  .string()
  .max(253)
  .refine((entry) => readHost(entry) !== null, 'must be a domain or an address')
  .transform((entry) => readHost(entry)?.value ?? '');

/** The schema of `SurblNames`, for options that hold more. */
export const surblNamesSchema = z.strictObject({
  skip: z.array(hostSchema).max(MAX_ENTRIES).optional(),
  defaultSkip: z.boolean().optional(),
  ownDomains: z.array(hostSchema).max(MAX_ENTRIES).optional(),
  maxNames: z.int().min(1).max(MAX_MAX_NAMES).optional(),
});

/** Chooses the names to ask about. */
export type NameChooser = (evidence: Pick<Evidence, 'report' | 'addressee'>) => Choice;

/**
 * Makes the choice of names for options; `createSurbl` asks about what it gives.
 *
 * @throws TypeError for a wrong option
 */
export function createNameChooser(options: SurblNames = {}): NameChooser {
  return nameChooser(parseOptions('createNameChooser', surblNamesSchema, options));
}

/** The same for options that the schema has checked. */
export function nameChooser(options: SurblNames): NameChooser {
  const { skip = [], ownDomains = [], defaultSkip = true, maxNames = DEFAULT_MAX_NAMES } = options;
  const never = new Set([...skip, ...ownDomains, ...(defaultSkip ? DEFAULT_SKIP : [])]);
  return ({ report, addressee }) => {
    const { mail } = report.returned;
    if (mail === null || isNotice(mail)) return { names: [], dropped: 0 };
    const own = addressee === null ? null : readHost(addressee.domain);
    const registered = own?.kind === 'domain' ? registeredDomain(own.value) : null;
    const skipped = registered === null ? never : new Set([...never, registered]);
    return chooseNames(extractDomains(mail), skipped, maxNames);
  };
}

/** A report that was returned in its turn is another server's notice, whose links are boilerplate. */
function isNotice({ headers, root }: Mail): boolean {
  if (root.type === 'multipart/report') return true;
  if (headerValue(headers, 'return-path') !== '<>') return false;
  return headerAddresses(headers, 'from').some(({ address }) =>
    /^(?:mailer-daemon|postmaster)(?:@|$)/i.test(address),
  );
}

/** The names as questions to a list client. */
export function surblQuestions(names: readonly FoundName[]): readonly ListQuestion[] {
  return names.map(({ kind, value, registered }) => {
    if (registered !== null) return { kind, value, registered };
    // Lists of links hold addresses too, of links and not of senders.
    return kind === 'domain' ? { kind, value } : { kind, value, meets: ['link-host'] };
  });
}
