/**
 * Who reported: the organisation whose server took the message in, could not
 * deliver it and wrote the report.
 *
 * No field alone tells it. Reporting-MTA may be a name inside a house, From may be
 * a customer's domain. So everything that names the reporter counts: Reporting-MTA
 * and DSN-Gateway (RFC 3464 sections 2.2.2 and 2.2.3), the domains of From and
 * Message-ID. The host that delivered the report counts only where these name
 * nobody: it may be a forwarder, and his domain must not pass for the reporter's.
 */

import type { Evidence } from '@backscatter/core';
import { headerAddresses, headerValue } from '@backscatter/mail';
import type { Reporter } from './find-reporter.ts';
import { isPublicName, organisationOf } from './organisation.ts';

/** Recipients looked at; a report on more has the same reporter. */
const MAX_RECIPIENTS = 50;

/** How a server's name stands to the organisation. */
type Membership =
  /** Of its domains. */
  | 'named'
  /** No name that the world knows: the server of whoever wrote the line above. */
  | 'unnamed'
  | 'foreign';

/** The reporting organisation. */
export interface ReportingOrganisation {
  /** How a host name stands to it. */
  membership(name: string | null): Membership;
  /** Whether Reporting-MTA names it: then a server of another name is not its own. */
  readonly named: boolean;
  /** Whether its servers handed the message on to a server of somebody else, which refused it. */
  readonly relays: boolean;
  /** Whether a recipient that failed is in one of its domains. */
  readonly receives: boolean;
  /** The host that handed it the message, as the report says (RFC 3464 section 2.2.4), in lower case; or null. */
  readonly receivedFrom: string | null;
}

/** Finds out who reported. */
export function reportingOrganisation(
  { mail, report }: Evidence,
  reporter: Reporter | null,
): ReportingOrganisation {
  const messageId = headerValue(mail.headers, 'message-id');
  const domains = new Set<string>();
  const add = (name: string | null | undefined): void => {
    const organisation = organisationOf(name ?? null);
    if (organisation !== null) domains.add(organisation);
  };
  add(report.reportingMta);
  add(report.dsnGateway);
  for (const { address } of headerAddresses(mail.headers, 'from').slice(0, MAX_RECIPIENTS)) {
    add(afterAt(address));
  }
  add(afterAt(messageId?.replace(/[<>\s]/g, '') ?? ''));
  if (![...domains].some(isPublicName)) add(reporter?.name ?? reporter?.helo);
  const recipients = report.recipients.slice(0, MAX_RECIPIENTS);
  const isForeign = (name: string | null): boolean => {
    const organisation = organisationOf(name);
    return organisation !== null && isPublicName(organisation) && !domains.has(organisation);
  };
  return {
    membership(name) {
      const organisation = organisationOf(name);
      if (organisation !== null && domains.has(organisation)) return 'named';
      return organisation === null || !isPublicName(organisation) ? 'unnamed' : 'foreign';
    },
    named: isPublicName(organisationOf(report.reportingMta) ?? ''),
    relays: recipients.some(({ remoteMta }) => isForeign(remoteMta)),
    receives: recipients.some(({ finalRecipient }) => {
      const organisation = organisationOf(afterAt(finalRecipient ?? ''));
      return organisation !== null && domains.has(organisation);
    }),
    receivedFrom: report.receivedFromMta?.toLowerCase() ?? null,
  };
}

function afterAt(address: string): string | null {
  const at = address.lastIndexOf('@');
  return at < 0 ? null : address.slice(at + 1);
}
