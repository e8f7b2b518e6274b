/**
 * Who handed the returned message to the server that reports?
 *
 * Each server puts its Received line on top (RFC 5321 section 4.4). So the topmost
 * line of what came back was written by whoever reports, and names the client's
 * address as that server saw it: a forger chooses what stands below it, and in his
 * HELO, but not that. A line of ours that stands under a line about a stranger is
 * therefore a forgery, unless a forwarder or a list passed our mail on: he says that
 * he had it from us. (He may lie, too. So it voids a suspicion, and no more.)
 *
 *     from relay.ours [ours] by mx.reporter                            ours
 *     from bot [stranger] by mx.reporter                               a stranger's
 *     from forwarder [his] by mx.reporter / from [ours] by forwarder   nothing is said
 *
 * A large reporter has several hops of its own: they are walked down while the client
 * is a host of its house. Where our own server reports there is no handing over: the
 * topmost line is by it, and is about a user or a host of ours.
 */

import type { Evidence } from '@backscatter/core';
import { headerAddresses, headerValue, type Received } from '@backscatter/mail';
import { houseOf, isOneHouse } from './house.ts';
import {
  areNeighbours,
  isOwnAddress,
  isOwnName,
  isPublicAddress,
  type OwnHosts,
} from './own-hosts.ts';
import type { ReceivedLines } from './received-lines.ts';

/** A provider's own hops are seldom more than six; a server adds one, a filter another. */
const MAX_OWN_HOPS = 16;

/** Senders of the report looked at: it has one. */
const MAX_FROM = 5;

/** Who it was. */
export interface Handover {
  readonly who: 'us' | 'stranger';
  /** How sure, 0 to 1. */
  readonly strength: number;
  /** The server that says so, or null where its line does not name it. */
  readonly by: string | null;
  /** The client's address as that server saw it; null where a user of ours handed it in. */
  readonly client: string | null;
}

/** Set by judgement. */
const CERTAIN = 1;
/** Told by a name that the reporter found for the address: its owner may give it any. */
const BY_NAME = 0.75;
/** The report names our server, but no session of ours saw it come from there. */
const BY_ITS_WORD = 0.75;
/** The line's writer bears none of the reporter's names: he may have put none on top, and a forger this one. */
const UNNAMED = { us: 0.5, stranger: 0.75 } as const;
/** The client says HELO as ours do, from an address that is not declared, and nobody looked its name up. */
const CLAIMED = 0.5;

/** Who handed the message in that a report returns, by its Received lines, topmost first; null where they do not say. */
export function findHandover(
  evidence: Evidence,
  lines: ReceivedLines,
  own: OwnHosts,
): Handover | null {
  const walked = new Set<string>();
  for (let index = 0; index < MAX_OWN_HOPS; index += 1) {
    const line = lines.at(index);
    if (line === undefined) return null;
    const { by, byAddress, address } = line;
    if (isOwnName(by, own) || isOwnAddress(byAddress, own)) {
      return keptByUs(line, evidence, own);
    }
    const house = houseOf(by);
    if (house !== null && !walked.has(house)) {
      if (index > 0 && !isReporters(house, evidence)) return null;
      walked.add(house);
    }
    const step = stepAt(line, () => lines.at(index + 1), own);
    if (step === 'walk') {
      // What a host inside a house calls itself is a name of that house.
      const inner = address === null || isPublicAddress(address) ? null : houseOf(line.helo);
      if (inner !== null) walked.add(inner);
      continue;
    }
    if (step === null || address === null) return null;
    if (step.who === 'stranger') {
      if (isOneHouse(line.name, evidence.addressee?.domain ?? null)) return null;
      if (passesOurs(lines, index, own)) return null;
    }
    const isNamed = by !== null && (house === null || isReporters(house, evidence));
    const strength = step.strength * (isNamed ? 1 : UNNAMED[step.who]);
    return { who: step.who, strength, by, client: address };
  }
  return null;
}

type Step = 'walk' | Pick<Handover, 'who' | 'strength'> | null;

function stepAt(line: Received, next: () => Received | undefined, own: OwnHosts): Step {
  const { helo, name, address, by } = line;
  if (address === null) {
    // qmail's own lines, and those of one program to the next within a host, name no client.
    return helo === null || isOneHouse(helo, by) ? 'walk' : null;
  }
  if (isOwnAddress(address, own)) return { who: 'us', strength: CERTAIN };
  if (isOwnName(name, own)) return { who: 'us', strength: BY_NAME };
  if (!isPublicAddress(address) || isOfItsHouse(line, next)) return 'walk';
  // A user of the reporter's, whose address is a home's; or a name out of the reporter's own tables.
  if (line.submission || (name !== null && houseOf(name) === null)) return null;
  if (own.networks.length > 0) {
    return { who: 'stranger', strength: name === null && isOwnName(helo, own) ? CLAIMED : CERTAIN };
  }
  return name === null || isOwnName(helo, own) ? null : { who: 'stranger', strength: BY_NAME };
}

/** Whether the client is a host of the house whose server wrote the line. */
function isOfItsHouse(
  { helo, name, address, by, byAddress }: Received,
  next: () => Received | undefined,
): boolean {
  if (address === null) return false;
  if (name !== null) return isOneHouse(name, by) && !spells(name, address);
  // QUIRK: Exchange looks no names up, and a HELO is a claim. Its neighbour's counts, if it wrote the next line.
  return (
    isOneHouse(helo, by) && areNeighbours(address, byAddress) && next()?.by === helo?.toLowerCase()
  );
}

/** Whether a name is that of a line which is rented out: providers spell its address in it. */
function spells(name: string, address: string): boolean {
  const numbers = address.split(/[.:]+/).slice(-2);
  return numbers.every((number) => number !== '' && name.includes(number));
}

/** Whether somebody below says that he had the message from us, or where nothing tells who had it from our server. */
function passesOurs(lines: ReceivedLines, from: number, own: OwnHosts): boolean {
  let above = lines.at(from);
  for (let place = from + 1; place < lines.length; place += 1) {
    const line = lines.at(place);
    if (line === undefined) return false;
    if (isOwnAddress(line.address, own) || isOwnName(line.name, own)) return true;
    if (isOwnName(line.by, own) || isOwnAddress(line.byAddress, own)) {
      const client = above?.address ?? null;
      if (client === null || !isPublicAddress(client)) return true;
      const isUnknown = above?.name === null || isOwnName(above?.helo ?? null, own);
      if (own.networks.length === 0 && isUnknown) return true;
    }
    above = line;
  }
  return false;
}

/** Our own server reports on what it took from a user or a host of ours; not so what a stranger sent it. */
function keptByUs(
  { by, byAddress, address, submission, helo }: Received,
  evidence: Evidence,
  own: OwnHosts,
): Handover | null {
  const isUsers =
    address === null ? helo === null || !helo.includes('.') : !isPublicAddress(address);
  if (!isUsers && !submission && !isOwnAddress(address, own)) return null;
  const { client, derived } = evidence.envelope;
  const isSeen = client !== null && !derived.client && isOwnAddress(client.address, own);
  const isNamed = (): boolean => {
    const house = houseOf(by);
    return (
      isOwnName(evidence.report.reportingMta, own) ||
      (house !== null && isReporters(house, evidence))
    );
  };
  if (!isSeen && !isNamed()) return null;
  return { who: 'us', strength: isSeen ? CERTAIN : BY_ITS_WORD, by: by ?? byAddress, client: null };
}

/** Whether the reporter is of a house: by its fields, the host that brought the report, its From or Message-ID. */
function isReporters(house: string, { mail, report, envelope }: Evidence): boolean {
  const hosts = [report.reportingMta, report.dsnGateway, envelope.client?.helo];
  if (hosts.some((name) => houseOf(name) === house)) return true;
  const from = headerAddresses(mail.headers, 'from').slice(0, MAX_FROM);
  if (from.some(({ address }) => houseOf(domainIn(address)) === house)) return true;
  const id = headerValue(mail.headers, 'message-id')?.replace(/[<>\s]/g, '') ?? '';
  return houseOf(domainIn(id)) === house;
}

function domainIn(address: string): string | null {
  const at = address.lastIndexOf('@');
  return at < 0 ? null : address.slice(at + 1);
}
