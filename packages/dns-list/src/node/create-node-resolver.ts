/**
 * A resolver on `node:dns`. It asks the configured or the system's servers and no
 * hosts file, and tells apart what RFC 2308 and RFC 8020 tell apart.
 *
 * QUIRK: c-ares answers an alias (CNAME) that leads to no record with an empty
 * list: that is NODATA. It passes a TTL with the highest bit set on as it is:
 * RFC 2181 section 8 says to take it for 0. And it sends names that are not ASCII
 * as they are, which nobody can have meant: they are not asked.
 */

import type { RecordWithTtl } from 'node:dns';
import { type DnsAnswer, parseOptions, type Resolver } from '@backscatter/core';
import { labelsOf } from '../doh/encode-query.ts';
import { onAbort } from '../on-abort.ts';
import { type Channel, type ChannelPool, createChannelPool } from './channel-pool.ts';
import { describeDnsError } from './describe-dns-error.ts';
import { type NodeResolverOptions, nodeOptions } from './node-options.ts';

type RecordType = Parameters<Resolver['resolve']>[1];

const MAX_TTL = 0x7fffffff;

const ABORTED: DnsAnswer = { status: 'aborted', why: 'the question was given up' };

/**
 * Makes the resolver. It never rejects, and no reason holds the name asked.
 *
 * @throws TypeError naming each wrong option
 */
export function createNodeResolver(options: NodeResolverOptions = {}): Resolver {
  const checked = parseOptions('createNodeResolver', nodeOptions, options);
  const { servers = null, timeoutMs, tries, maxInFlight } = checked;
  // c-ares doubles the time with each try: 1 + 2 + 4 … parts make up the whole.
  const tryMs = Math.max(1, Math.floor(timeoutMs / (2 ** tries - 1)));
  const pool = createChannelPool(maxInFlight, { servers, tryMs, tries });
  return {
    resolve: async (name, type, abort) => {
      if (abort.aborted) return ABORTED;
      if (labelsOf(name) === null) {
        return { status: 'servfail', why: 'no such name can be asked for' };
      }
      return within(timeoutMs, abort, (ended) => ask(pool, name, type, ended));
    },
  };
}

/** Runs `work` until it answers, `ms` have passed, or `abort` comes; its signal ends it. */
async function within(
  ms: number,
  abort: AbortSignal,
  work: (ended: AbortSignal) => Promise<DnsAnswer>,
): Promise<DnsAnswer> {
  const ended = new AbortController();
  return new Promise((resolve) => {
    const finish = (answer: DnsAnswer): void => {
      clearTimeout(timer);
      forget();
      resolve(answer);
      ended.abort();
    };
    const timer = setTimeout(
      () => finish({ status: 'timeout', why: `no answer within ${ms} ms` }),
      ms,
    );
    const forget = onAbort(abort, () => finish(ABORTED));
    void work(ended.signal).then(finish);
  });
}

async function ask(
  pool: ChannelPool,
  name: string,
  type: RecordType,
  ended: AbortSignal,
): Promise<DnsAnswer> {
  const channel = await pool.take(ended);
  if (channel === null) return ABORTED;
  const cancel = (): void => channel.resolver.cancel();
  ended.addEventListener('abort', cancel, { once: true });
  try {
    return await query(channel, name, type);
  } catch (error) {
    return describeDnsError(error);
  } finally {
    ended.removeEventListener('abort', cancel);
    channel.release();
  }
}

async function query({ resolver }: Channel, name: string, type: RecordType): Promise<DnsAnswer> {
  switch (type) {
    case 'A':
      return addresses(await resolver.resolve4(name, { ttl: true }));
    case 'AAAA':
      return addresses(await resolver.resolve6(name, { ttl: true }));
    case 'TXT':
      return records((await resolver.resolveTxt(name)).map((strings) => strings.join('')));
    case 'MX':
      return records(
        (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`),
      );
  }
}

function addresses(found: readonly RecordWithTtl[]): DnsAnswer {
  const ttls = found.map(({ ttl }) => (ttl > MAX_TTL ? 0 : ttl));
  return records(
    found.map(({ address }) => address),
    Math.min(...ttls),
  );
}

function records(texts: readonly string[], ttl: number | null = null): DnsAnswer {
  if (texts.length === 0) return { status: 'nodata', ttl: null };
  return { status: 'ok', records: texts, ttl };
}
