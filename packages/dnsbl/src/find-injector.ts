/**
 * The host that handed the returned message to the reporting organisation.
 *
 * The topmost Received line of the returned message was written by whoever
 * reports, so its client address is what the reporter saw. A large reporter has
 * several hops of its own: gateway, filter, mailbox. They are walked down for as
 * long as the client is one of its own hosts and the next line was written by it,
 * up to the line at which a stranger handed the message in. That stranger is the
 * injector. All below was written by him or before him, may be forged, and tells
 * of homes and mobile lines where the mail is genuine: it is never looked at.
 *
 * The walk ends with no injector at a server of ours, and where a user handed the
 * message in: his address is a home's, and no list of hosts speaks of mail sent
 * through a server. X-Originating-IP is such an address, and is not read at all.
 */

import type { Evidence } from '@backscatter/core';
import type { Reporter } from './find-reporter.ts';
import { looksLikeALine } from './looks-like-a-line.ts';
import { isPublicName, isSendingHost, isWithinProvider, organisationOf } from './organisation.ts';
import type { OwnHosts } from './own-hosts.ts';
import { type IpAddress, parseAddress, readAddress, within } from './read-address.ts';
import { type Hop, readHops } from './read-hops.ts';
import { type ReportingOrganisation, reportingOrganisation } from './reporting-organisation.ts';

/** Why there is no injector to ask about. */
export type NoInjector =
  /** Nothing was returned, or nothing with a Received line. */
  | 'no-trace'
  /** A server of ours wrote the line or was its client: the message came through us. */
  | 'own-relay'
  /** A user handed it in: logged in, or over HTTP. */
  | 'submission'
  /** The reporter returned the message without a line of its own. */
  | 'no-line'
  /** The line names its client without an address. */
  | 'no-address'
  /** The line came back cut, and may have told of a login behind the cut. */
  | 'cut-line'
  /** Only hosts of the reporter itself are named. */
  | 'internal';

/** The injector, or why there is none. */
export type InjectorSearch =
  | {
      readonly found: true;
      readonly address: IpAddress;
      /** The client's name as the reporter found it, else what it claimed, else null. */
      readonly name: string | null;
      /** The server that wrote the line, or null where it does not say. */
      readonly by: string | null;
      /** Number of the line, from 0 at the top. */
      readonly hop: number;
      /** Whether the line's writer bears a name of the reporter; else only its place tells. */
      readonly named: boolean;
      readonly organisation: ReportingOrganisation;
    }
  | { readonly found: false; readonly code: NoInjector; readonly hop: number | null };

/** What one hop tells: who it was, or whether to look further down. */
type Step = 'injector' | 'walk' | Exclude<NoInjector, 'no-trace'>;

/** Finds the host that handed the returned message to the reporting organisation. */
export function findInjector(
  evidence: Evidence,
  reporter: Reporter | null,
  own: OwnHosts,
): InjectorSearch {
  const hops = readHops(evidence.report.returned.mail?.headers ?? []);
  if (hops.length === 0) return { found: false, code: 'no-trace', hop: null };
  const organisation = reportingOrganisation(evidence, reporter);
  const ours = organisationOf(evidence.addressee?.domain ?? null);
  const known = new Set<string>();
  const know = (name: string | null): void => {
    const of = organisationOf(name);
    if (of !== null) known.add(of);
  };
  know(hops[0]?.by ?? null);
  for (const [index, hop] of hops.entries()) {
    const step = stepAt(hop, index, hops[index + 1], { organisation, reporter, own, ours, known });
    if (step === 'walk') {
      // A host inside the reporter's house is the reporter's, whatever its domain, and wrote the next line.
      const by = hops[index + 1]?.by ?? null;
      if (hop.client?.public === false && by !== null && by === hop.helo?.toLowerCase()) know(by);
      continue;
    }
    if (step !== 'injector' || hop.client === null) {
      return { found: false, code: step === 'injector' ? 'no-address' : step, hop: index };
    }
    const { client: address, name, helo, by } = hop;
    const named = organisation.membership(by) === 'named' || isFrom(hop, organisation);
    return { found: true, address, name: name ?? helo, by, hop: index, named, organisation };
  }
  return { found: false, code: 'internal', hop: hops.length - 1 };
}

interface Walk {
  readonly organisation: ReportingOrganisation;
  readonly reporter: Reporter | null;
  readonly own: OwnHosts;
  /** The addressee's organisation: its servers are ours, declared or not. */
  readonly ours: string | null;
  /** Organisations whose lines stand where the reporter's do, whatever their names. */
  readonly known: ReadonlySet<string>;
}

/** Whether a name is none of the reporter's. */
function isForeign(name: string | null, walk: Walk): boolean {
  return walk.organisation.membership(name) === 'foreign' && !isNamed(name, walk);
}

/** Whether a name is of the reporter's domains, or of those whose lines stand where the reporter's do. */
function isNamed(name: string | null, { organisation, known }: Walk): boolean {
  if (organisation.membership(name) === 'named') return true;
  const of = organisationOf(name);
  return of !== null && known.has(of);
}

function stepAt(hop: Hop, index: number, next: Hop | undefined, walk: Walk): Step {
  const { organisation, own, ours } = walk;
  if (isWrittenByUs(hop, own, ours)) return 'own-relay';
  if (hop.submission) return 'submission';
  if (isForeign(hop.by, walk)) return 'internal';
  if (index === 0 && isWrittenBefore(hop, organisation)) return 'no-line';
  const { client } = hop;
  if (client === null) {
    return hop.handedOver && isForeign(hop.helo, walk) ? 'no-address' : 'walk';
  }
  if (isOurClient(hop, client, own, ours)) return 'own-relay';
  if (isInternal(hop, client, next, walk)) return 'walk';
  if (isOutgoing(hop.by) || isCustomer(hop, client, walk)) return 'submission';
  return hop.complete ? 'injector' : 'cut-line';
}

/** Whether the client of a line is the host that the reporter says it had the message from. */
function isFrom({ helo, name }: Hop, { receivedFrom }: ReportingOrganisation): boolean {
  return receivedFrom !== null && (helo?.toLowerCase() === receivedFrom || name === receivedFrom);
}

/**
 * Whether the topmost line is none of the reporter's: he bears another name, or says that he
 * had the message from whoever wrote it. Not where its client is whom he had it from.
 */
function isWrittenBefore(hop: Hop, organisation: ReportingOrganisation): boolean {
  if (organisation.membership(hop.by) !== 'foreign' || isFrom(hop, organisation)) return false;
  return organisation.named || organisationOf(hop.by) === organisationOf(organisation.receivedFrom);
}

function isWrittenByUs({ by, byAddress }: Hop, own: OwnHosts, ours: string | null): boolean {
  if (byAddress !== null && own.hasAddress(byAddress)) return true;
  return by !== null && (own.hasName(by) || (ours !== null && organisationOf(by) === ours));
}

/** HELO is a claim, and counts only where nothing better is there to tell our hosts by. */
function isOurClient(
  { name, helo }: Hop,
  client: IpAddress,
  own: OwnHosts,
  ours: string | null,
): boolean {
  if (own.hasAddress(client.value)) return true;
  if (own.networks || !client.public) return false;
  const believed = name ?? helo;
  if (believed === null) return false;
  if (own.hasName(believed)) return true;
  return (
    name !== null && ours !== null && organisationOf(name) === ours && !looksLikeALine(name, client)
  );
}

/**
 * Names of servers that take mail from their users only: outgoing ones by their first
 * label, and those of Microsoft 365 that are no gateways (it notes no logins).
 */
const OUTGOING =
  /^(?:submission|submit|msa|asmtp|(?:auth-?)?smtp-?(?:auth|out|relay)|auth-?smtp|outgoing|outbound|mail-?out|out|mout|webmail)[0-9-]{0,9}\.|\.prod\.(?:outlook|exchangelabs)\.com$/;

function isOutgoing(by: string | null): boolean {
  return by !== null && OUTGOING.test(by);
}

/** A line that the reporter rents out, whose mail it passes on: its customer sends through it, known by address. */
function isCustomer({ name }: Hop, client: IpAddress, walk: Walk): boolean {
  const { relays, receives } = walk.organisation;
  return (
    relays && !receives && name !== null && isNamed(name, walk) && looksLikeALine(name, client)
  );
}

/** Whether the client is a host of the reporter's own. */
function isInternal(hop: Hop, client: IpAddress, next: Hop | undefined, walk: Walk): boolean {
  if (!client.public || hop.within || client.value === walk.reporter?.address.value) return true;
  const { name, helo, by, byAddress } = hop;
  if (byAddress !== null && readAddress(byAddress)?.value === client.value) return true;
  // A name that the world does not know was found in the reporter's own tables.
  if (name !== null && !isPublicName(name)) return true;
  if (name !== null) return isNamed(name, walk) && !looksLikeALine(name, client);
  // QUIRK: Exchange, IIS, Domino and others look no names up. A claimed name counts where the reporter
  // wrote the next line too, or the address is the server's neighbour.
  if (helo === null || !isNamed(helo, walk) || helo.toLowerCase() === by) return false;
  if (isSendingHost(helo)) return false;
  return (
    (next !== undefined && isNamed(next.by, walk)) ||
    (byAddress !== null && areNeighbours(client.value, byAddress)) ||
    isWithinProvider(helo, client.value)
  );
}

/** Bits that addresses of one data centre share, by the size of what registries give out. */
const NEIGHBOUR_BITS = { ipv4: 20, ipv6: 24 } as const;

function areNeighbours(one: string, other: string): boolean {
  const [a, b] = [parseAddress(one), parseAddress(other)];
  return a !== null && b !== null && within(a, [b, NEIGHBOUR_BITS[b.kind()]]);
}
