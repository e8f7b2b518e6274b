/**
 * One question to the resolver, whatever the resolver does: throw, reject, hang,
 * answer twice or with something that is no answer. It ends when the queue says so.
 */

import type { DnsAnswer, Resolver } from '@backscatter/core';
import type { ExpiryQueue } from './expiry-queue.ts';

/** Records of one answer that are read; one name is on a handful of parts of a list at most. */
const MAX_RECORDS = 32;

/** A question in flight. */
export interface Asking {
  readonly answer: Promise<DnsAnswer>;
  /** Ends it at once, with the status `aborted`. */
  giveUp(): void;
}

/** Asks for the A records of `name`. The answer never rejects. */
export function askOnce(resolver: Resolver, name: string, queue: ExpiryQueue): Asking {
  const question = new AbortController();
  let end: (answer: DnsAnswer) => void = () => {};
  const answer = new Promise<DnsAnswer>((resolve) => {
    end = resolve;
  });
  const giveUp = (status: 'timeout' | 'aborted'): void => {
    end({ status, why: '' });
    question.abort();
  };
  const ended = queue.add(() => giveUp('timeout'));
  resolve(resolver, name, question.signal).then((came) => {
    ended();
    end(came);
  });
  return {
    answer,
    giveUp: () => {
      ended();
      giveUp('aborted');
    },
  };
}

async function resolve(resolver: Resolver, name: string, signal: AbortSignal): Promise<DnsAnswer> {
  try {
    const answer = readAnswer(await resolver.resolve(name, 'A', signal));
    return answer ?? { status: 'servfail', why: 'the resolver gave something that is no answer' };
  } catch {
    // Its message may quote the name, and so a key.
    return { status: 'servfail', why: 'the resolver threw an error' };
  }
}

/** A copy, so that nothing of somebody else's object is read later. */
function readAnswer(value: unknown): DnsAnswer | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Readonly<Record<'status' | 'records' | 'ttl' | 'why', unknown>>;
  const ttl = typeof given.ttl === 'number' && given.ttl >= 0 ? given.ttl : null;
  const why = typeof given.why === 'string' ? given.why : '';
  switch (given.status) {
    case 'ok':
      if (!Array.isArray(given.records)) return null;
      return { status: 'ok', records: given.records.slice(0, MAX_RECORDS).map(String), ttl };
    case 'nxdomain':
    case 'nodata':
      return { status: given.status, ttl };
    case 'servfail':
    case 'refused':
    case 'timeout':
    case 'aborted':
      return { status: given.status, why };
    default:
      return null;
  }
}
