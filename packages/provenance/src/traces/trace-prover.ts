/**
 * Our handwriting in the returned message: a relay of ours among its Received
 * lines, a Message-ID as we write them, a HELO as we say it; or, where all our
 * mail has them, that they are missing.
 *
 * All of it is text that a forger can copy from any mail of ours, so it is weak
 * either way and decides nothing. It is there to tip a balance. One line is
 * better than that: the topmost, of the server that reports (`find-handover`).
 * It is text all the same: whoever writes the report himself, writes it too.
 */

import {
  abstained,
  type CoveredSpan,
  type Evidence,
  type Finding,
  found,
  type Outcome,
  quote,
} from '@backscatter/core';
import { whyNotCovered } from '../coverage.ts';
import type { Network } from '../own-server/own-server-prover.ts';
import type { Prover } from '../prover.ts';
import { findHandover, type Handover } from './find-handover.ts';
import { type Glob, matchesAny } from './glob.ts';
import { isOwnAddress, isOwnName, type OwnHosts } from './own-hosts.ts';
import { ReceivedLines } from './received-lines.ts';

/** An empty list asks nothing. */
export interface TraceSettings {
  readonly ownRelays: readonly Glob[];
  readonly ownNetworks: readonly Network[];
  readonly ownMessageIds: readonly Glob[];
  readonly ownHelo: readonly Glob[];
  readonly coverage: readonly CoveredSpan[];
}

/** What one kind of trace says, in words that end a sentence; null where it says nothing. */
interface Trace {
  readonly ours: string | null;
  readonly foreign: string | null;
}

const NOTHING: Trace = { ours: null, foreign: null };

/** Makes the prover. */
export function createTraceProver(settings: TraceSettings): Prover {
  return {
    name: 'traces',
    codes: ['own-handover', 'own-trace', 'foreign-handover', 'foreign-trace'],
    prove: (evidence) => prove(evidence, settings),
  };
}

function prove(evidence: Evidence, settings: TraceSettings): Outcome {
  const { mail } = evidence.report.returned;
  if (mail === null) return abstained('nothing of the original came back');
  const { ownRelays, ownNetworks, ownMessageIds, ownHelo, coverage } = settings;
  const own: OwnHosts = { relays: ownRelays, networks: ownNetworks };
  const lines = new ReceivedLines(mail.headers);
  const handover = isTold(own) ? findHandover(evidence, lines, own) : null;
  const traces = [
    handover?.who === 'stranger' ? NOTHING : relayTrace(lines, own),
    messageIdTrace(evidence, ownMessageIds),
    heloTrace(lines, evidence.addressee?.domain ?? '', ownHelo),
  ];
  const ours = traces.flatMap((trace) => trace.ours ?? []);
  const foreign = traces.flatMap((trace) => trace.foreign ?? []);
  const stranger = handover?.who === 'stranger' ? handover : null;
  const isAgainst = stranger !== null || foreign.length > 0;
  const uncovered = isAgainst ? whyNotCovered(coverage, evidence) : null;
  const findings: Finding[] = [];
  if (handover?.who === 'us') findings.push(handedOver('own-handover', handover));
  if (ours.length > 0) findings.push(finding('own-trace', 'as our mail does', ours));
  if (uncovered === null) {
    if (stranger !== null) findings.push(handedOver('foreign-handover', stranger));
    if (foreign.length > 0) {
      findings.push(finding('foreign-trace', 'as our mail does not', foreign));
    }
  }
  return findings.length > 0 || uncovered === null ? found(findings) : abstained(uncovered);
}

function isTold({ relays, networks }: OwnHosts): boolean {
  return relays.length + networks.length > 0;
}

function handedOver(
  code: 'own-handover' | 'foreign-handover',
  { strength, by, client }: Handover,
): Finding {
  const writer = by === null ? 'The server that reports' : quote(by);
  const summary =
    client === null
      ? `Our own server ${writer} reports on a message that a user or a host of ours handed in.`
      : `${writer} had the returned message from ${quote(client)}, which is ${code === 'own-handover' ? 'a server of ours' : 'no server of ours, and nobody says that he had it from one'}.`;
  return { code, strength, summary, data: { by, client } };
}

function finding(code: string, how: string, what: readonly string[]): Finding {
  const summary = `The returned message has, ${how}, ${what.join('; ')}.`;
  return { code, strength: 1, summary, data: { count: what.length } };
}

function relayTrace(lines: ReceivedLines, own: OwnHosts): Trace {
  if (!isTold(own) || lines.length === 0) return NOTHING;
  for (const { by, byAddress, address, name } of lines) {
    if (isOwnName(by, own) || isOwnAddress(byAddress, own)) {
      return { ours: `a Received line by ${quote(by ?? byAddress ?? '')}`, foreign: null };
    }
    if (isOwnAddress(address, own) || isOwnName(name, own)) {
      return { ours: `a Received line about ${quote(name ?? address ?? '')}`, foreign: null };
    }
  }
  return { ours: null, foreign: `no Received line of our relays among ${lines.length}` };
}

function messageIdTrace({ report }: Evidence, patterns: readonly Glob[]): Trace {
  if (patterns.length === 0) return NOTHING;
  const id = report.messageIds.find(({ place }) => place === 'returned-message-id');
  if (id === undefined) return NOTHING;
  const text = `the Message-ID ${quote(id.id)}`;
  return matchesAny(patterns, id.id)
    ? { ours: text, foreign: null }
    : { ours: null, foreign: text };
}

/** A HELO under our domain that no server of ours says is a forger's. */
function heloTrace(lines: ReceivedLines, domain: string, patterns: readonly Glob[]): Trace {
  if (patterns.length === 0) return NOTHING;
  const said = [...lines].flatMap(({ helo }) => helo?.toLowerCase() ?? []);
  const own = said.find((helo) => matchesAny(patterns, helo));
  const claimed =
    domain === ''
      ? undefined
      : said.find(
          (helo) => (helo === domain || helo.endsWith(`.${domain}`)) && !matchesAny(patterns, helo),
        );
  return {
    ours: own === undefined ? null : `the HELO ${quote(own)}`,
    foreign: claimed === undefined ? null : `the HELO ${quote(claimed)}`,
  };
}
