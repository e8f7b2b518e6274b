/**
 * The connection to Redis or Valkey.
 *
 * The stores need one thing of a client: to send a command and get bytes back.
 * So any client of ioredis will do, a `Redis` (by Sentinel too) or a `Cluster`,
 * and the stores of a program share one. The caller who made it closes it.
 *
 * `connectRedis` makes one that fits a mail filter: it fails in time rather
 * than keep a session waiting, it never sends a command again that may have
 * been carried out, and it leaves a server that became a replica.
 */

import { parseOptions } from '@backscatter/core';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { z } from 'zod';

/** The part of ioredis' `Redis` and `Cluster` that the stores use. */
export interface RedisClient {
  /** Sends a command; strings in the answer are bytes. */
  callBuffer(command: string, args: (string | Buffer | number)[]): Promise<unknown>;
}

/** Longest wait between two attempts to connect: a server that is back is found within a second. */
const LONGEST_WAIT = 1_000;

/** Options of `connectRedis`: `url` or `cluster`. */
export interface ConnectRedisOptions {
  /** `redis://[user:password@]host[:port][/db]`, or `rediss://` for TLS. */
  readonly url?: string;
  /** The same of some nodes of a cluster; it names the others itself. */
  readonly cluster?: readonly string[];
  /** In place of the one in the address. */
  readonly username?: string;
  /** In place of the one in the address, which a list of processes may show. */
  readonly password?: string;
  /** Milliseconds for connecting, and for each command. Default 2,000. */
  readonly timeoutMs?: number;
}

const address = z.string().refine(isAddress, 'must be redis://… or rediss://…');

const optionsSchema = z
  .strictObject({
    url: address.optional(),
    cluster: z.array(address).min(1).readonly().optional(),
    username: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    timeoutMs: z.number().positive().default(2_000),
  })
  .refine(({ url, cluster }) => (url === undefined) !== (cluster === undefined), {
    path: ['url'],
    message: 'give either this or "cluster"',
  });

/**
 * Makes a client; it connects with its first command. Close it by `disconnect()`.
 *
 * @throws TypeError for a wrong option; the message holds no address
 */
export function connectRedis(options: ConnectRedisOptions): Redis | Cluster {
  const { url, cluster, username, password, timeoutMs } = parseOptions(
    'connectRedis',
    optionsSchema,
    options,
  );
  const shared = {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    // A command whose answer was lost may have been carried out.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 1,
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  };
  const wait = (times: number): number => Math.min(times * 100, LONGEST_WAIT);
  const client =
    cluster === undefined
      ? new Redis(url ?? '', { ...shared, lazyConnect: true, retryStrategy: wait })
      : new Cluster([...cluster], {
          lazyConnect: true,
          clusterRetryStrategy: wait,
          slotsRefreshTimeout: timeoutMs,
          redisOptions: { ...loginOf(cluster), ...shared },
        });
  // Every command rejects by itself; without a listener ioredis prints hosts.
  client.on('error', () => {});
  return client;
}

/** Nodes that the cluster names itself come without log-in and TLS: they take the first one's. */
function loginOf(cluster: readonly string[]): Pick<RedisOptions, 'username' | 'password' | 'tls'> {
  const { protocol, username, password } = new URL(cluster[0] ?? '');
  return {
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

function isAddress(text: string): boolean {
  return /^rediss?:\/\//.test(text) && URL.canParse(text);
}
