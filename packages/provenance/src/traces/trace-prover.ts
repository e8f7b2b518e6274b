/**
 * Our handwriting in the returned message: a relay of ours among its Received
 * lines, a Message-ID as we write them, a HELO as we say it; or, where all our
 * mail has them, that they are missing.
 *
 * All of it is text that a forger can copy from any mail of ours, so it is weak
 * either way and decides nothing. It is there to tip a balance.
 */

import {
  abstained,
  type CoveredSpan,
  type Evidence,
  type Finding,
  found,
  type Outcome,
} from '@backscatter/core';
import { headerValues, parseHandover, parseReceived } from '@backscatter/mail';
import { whyNotCovered } from '../coverage.ts';
import type { Prover } from '../prover.ts';
import { quote } from '../quote.ts';
import { matchesAny, mayHoldAny } from './glob.ts';

/** Received lines looked at: mail takes a dozen hops, a forger writes what he likes. */
const MAX_HOPS = 30;

/** Patterns with `*`; an empty list asks nothing. */
export interface TraceSettings {
  readonly ownRelays: readonly string[];
  readonly ownMessageIds: readonly string[];
  readonly ownHelo: readonly string[];
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
    codes: ['own-trace', 'foreign-trace'],
    prove: (evidence) => prove(evidence, settings),
  };
}

function prove(evidence: Evidence, settings: TraceSettings): Outcome {
  const { mail } = evidence.report.returned;
  if (mail === null) return abstained('nothing of the original came back');
  const hops = headerValues(mail.headers.filter(isReceived).slice(0, MAX_HOPS), 'received');
  const traces = [
    relayTrace(hops, settings.ownRelays),
    messageIdTrace(evidence, settings.ownMessageIds),
    heloTrace(hops, evidence.addressee?.domain ?? '', settings.ownHelo),
  ];
  const ours = traces.flatMap((trace) => trace.ours ?? []);
  const foreign = traces.flatMap((trace) => trace.foreign ?? []);
  const uncovered = whyNotCovered(settings.coverage, evidence);
  const findings: Finding[] = [];
  if (ours.length > 0) findings.push(finding('own-trace', 'as our mail does', ours));
  if (foreign.length > 0 && uncovered === null) {
    findings.push(finding('foreign-trace', 'as our mail does not', foreign));
  }
  if (findings.length > 0) return found(findings);
  return foreign.length > 0 && uncovered !== null ? abstained(uncovered) : found([]);
}

function finding(code: string, how: string, what: readonly string[]): Finding {
  const summary = `The returned message has, ${how}, ${what.join('; ')}.`;
  return { code, strength: 1, summary, data: { count: what.length } };
}

function isReceived({ name }: { readonly name: string }): boolean {
  return name === 'received';
}

function relayTrace(hops: readonly string[], patterns: readonly string[]): Trace {
  if (patterns.length === 0 || hops.length === 0) return NOTHING;
  for (const hop of hops) {
    // To read a line takes long, to see that it names none of ours does not.
    if (!mayHoldAny(patterns, hop)) continue;
    const { by } = parseReceived(hop);
    if (by !== null && matchesAny(patterns, by)) {
      return { ours: `a Received line by ${quote(by)}`, foreign: null };
    }
  }
  return { ours: null, foreign: `no Received line of our relays among ${hops.length}` };
}

function messageIdTrace({ report }: Evidence, patterns: readonly string[]): Trace {
  const [id] = report.messageIds.filter(({ place }) => place === 'returned-message-id');
  if (patterns.length === 0 || id === undefined) return NOTHING;
  const text = `the Message-ID ${quote(id.id)}`;
  return matchesAny(patterns, id.id)
    ? { ours: text, foreign: null }
    : { ours: null, foreign: text };
}

/** A HELO under our domain that no server of ours says is a forger's. */
function heloTrace(hops: readonly string[], domain: string, patterns: readonly string[]): Trace {
  if (patterns.length === 0) return NOTHING;
  const said = hops
    .flatMap((hop) => parseHandover(hop).helo ?? [])
    .map((helo) => helo.toLowerCase());
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
