/**
 * Which hosts are asked about, and why: the one that delivered the report, and the
 * one that handed the returned message to whoever reports. Nobody else: see
 * `find-injector` for the hops that are left alone.
 *
 * How sure it is that the injector is no server of ours depends on what is known.
 * Where neither own networks nor own relays are declared, our own provider's server
 * looks like any other that reports, and a genuine mail's injector is our user.
 */

import type { Evidence } from '@backscatter/core';
import type { ListQuestion } from '@backscatter/dns-list';
import { findInjector, type InjectorSearch, type NoInjector } from './find-injector.ts';
import { findReporter, type Reporter } from './find-reporter.ts';
import type { OwnHosts } from './own-hosts.ts';

/** What a host has to do with the report. */
export type HostRole =
  /** It delivered the report. */
  | 'reporter'
  /** It handed the returned message to the organisation that reports. */
  | 'injector';

/** A host to ask about. */
export interface AskedHost {
  readonly role: HostRole;
  /** A dotted quad, or IPv6 as of RFC 5952; public, and not ours. */
  readonly address: string;
  /** What it is, for a sentence: `which handed the returned message to mx.example.net`. */
  readonly why: string;
  /** Its name as found or claimed, or null. */
  readonly name: string | null;
  /** The server that saw it, or null where that was ours. */
  readonly by: string | null;
  /** Number of the Received line that told it, from 0; null where the session did. */
  readonly hop: number | null;
  /** True where a Received line of the report told it and not the session. */
  readonly derived: boolean;
  /** How sure its role is, 0 to 1. */
  readonly certainty: number;
  /** What lowers `certainty`, a sentence each. */
  readonly doubts: readonly string[];
  /** What to ask the lists. */
  readonly question: ListQuestion;
}

/** A host that is not asked about. */
export interface LeftHost {
  readonly role: HostRole;
  /** Stable, in kebab-case. */
  readonly code: NoInjector | 'unknown';
  /** A sentence for people. */
  readonly why: string;
  /** Number of the Received line at which the search ended, or null. */
  readonly hop: number | null;
}

/** Which hosts are asked about, and why the others are not. */
export interface HostExtraction {
  readonly hosts: readonly AskedHost[];
  readonly left: readonly LeftHost[];
}

const WHY_NOT: Readonly<Record<LeftHost['code'], string>> = {
  unknown: 'nothing says which host outside delivered the report',
  'no-trace': 'no Received line of the message came back',
  'own-relay': 'the returned message went through a server of ours, and nobody else brought it',
  submission: 'a user handed the returned message in at the server that reports',
  'no-line': 'the server that reports returned the message without a line of its own',
  'no-address': 'the server that reports does not note by address who handed it the message',
  'cut-line': 'the Received line that tells who brought the returned message came back cut',
  internal: 'only servers of the organisation that reports are named as its clients',
};

/** Finds the hosts to ask about. Never throws for what the evidence holds. */
export function extractHosts(evidence: Evidence, own: OwnHosts): HostExtraction {
  const reporter = findReporter(evidence, own);
  const injector = findInjector(evidence, reporter, own);
  const hosts: AskedHost[] = [];
  const left: LeftHost[] = [];
  if (reporter === null) {
    left.push({ role: 'reporter', code: 'unknown', why: WHY_NOT.unknown, hop: null });
  } else {
    hosts.push(asReporter(reporter, evidence.envelope.mailFrom));
  }
  if (injector.found) {
    hosts.push(asInjector(injector, own));
  } else {
    const { code, hop } = injector;
    left.push({ role: 'injector', code, why: WHY_NOT[code], hop });
  }
  return { hosts, left };
}

/** A Received line is a little less sure than the session: a mailbox may hold mail that was moved. */
const DERIVED = 0.8;

function asReporter(reporter: Reporter, mailFrom: string | null): AskedHost {
  const { address, name, helo, derived, ownHops } = reporter;
  const { kind, value } = address;
  // backscatterer.org and its like speak of hosts that send reports, and of nothing else.
  const reports = mailFrom !== null && /^(?:postmaster(?:@.*)?)?$/i.test(mailFrom);
  return {
    role: 'reporter',
    address: value,
    why: 'which delivered the report',
    name: name ?? helo,
    by: null,
    hop: ownHops === 0 ? null : ownHops - 1,
    derived,
    certainty: derived ? DERIVED : 1,
    doubts: derived ? ['the delivering host was read from the report’s own header'] : [],
    question: { kind, value, meets: reports ? ['bounce-reporter'] : [] },
  };
}

function asInjector(
  { address, name, by, hop, named, organisation }: Extract<InjectorSearch, { found: true }>,
  own: OwnHosts,
): AskedHost {
  const { kind, value } = address;
  const doubts = [
    ...(own.declared ? [] : [UNDECLARED]),
    ...(named ? [] : [UNNAMED]),
    ...(organisation.relays && !organisation.receives ? [RELAYS] : []),
  ];
  return {
    role: 'injector',
    address: value,
    why: `which handed the returned message to ${by ?? 'the server that reports'}`,
    name,
    by,
    hop,
    derived: false,
    certainty: doubts.reduce((certainty, { factor }) => certainty * factor, 1),
    doubts: doubts.map(({ says }) => says),
    question: { kind, value, meets: [] },
  };
}

/** What lowers the certainty that the injector is a stranger, set by judgement. */
const UNDECLARED = {
  factor: 0.6,
  says: 'no networks or relays are declared as ours, so it may be one of ours',
} as const;
const UNNAMED = {
  factor: 0.7,
  says: 'the topmost line alone tells which server reports, not its name',
} as const;
const RELAYS = {
  factor: 0.6,
  says: 'the server that reports passed the message on, so it may be one that our users send through',
} as const;
