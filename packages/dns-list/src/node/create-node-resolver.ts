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
      return ask(pool, name, type, timeoutMs, abort);
    },
  };
}

/** Asks until it is answered, `ms` have passed, or `abort` comes. */
function ask(
  pool: ChannelPool,
  name: string,
  type: RecordType,
  ms: number,
  abort: AbortSignal,
): Promise<DnsAnswer> {
  return new Promise((resolve) => {
    let cancel = (): void => {};
    const finish = (answer: DnsAnswer): void => {
      clearTimeout(timer);
      forget();
      resolve(answer);
    };
    const giveUp = (answer: DnsAnswer): void => {
      finish(answer);
      leave();
      cancel();
    };
    const timer = setTimeout(
      () => giveUp({ status: 'timeout', why: `no answer within ${ms} ms` }),
      ms,
    );
    const forget = onAbort(abort, () => giveUp(ABORTED));
    const leave = pool.take(async (channel) => {
      cancel = () => channel.resolver.cancel();
      const answer = await query(channel, name, type).catch(describeDnsError);
      // The channel may be another's from here on.
      cancel = () => {};
      channel.release();
      finish(answer);
    });
  });
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
