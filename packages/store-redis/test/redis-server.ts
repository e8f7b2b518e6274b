/**
 * Real servers for tests: `redis-server` or `valkey-server` on a free port of
 * the loopback, with a directory of its own, stopped by whoever started it.
 */

import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describeWithServer } from '../../core/test/describe-with-server.ts';
import { freePort } from '../../core/test/free-port.mjs';
import { endServer, startServer } from '../../core/test/local-server.ts';

const PROGRAMS = ['redis-server', 'valkey-server'];

/** Ports may be taken between asking for a free one and using it. */
const TRIES = 5;

/** The program, or null where there is none. */
const redisProgram: string | null =
  PROGRAMS.find((program) => spawnSync(program, ['--version']).status === 0) ?? null;

/** A running server. */
export interface RedisServer {
  readonly port: number;
  /** `redis://127.0.0.1:PORT` */
  readonly url: string;
  /** Stops answering, and keeps connections. */
  pause(): void;
  resume(): void;
  /** Ends as if the machine lost power; its directory stays for `start`. */
  kill(): Promise<void>;
  /** Starts again on the same port and directory. */
  start(): Promise<void>;
  /** Ends, and removes its directory. */
  stop(): Promise<void>;
}

/** `describe` for tests that need a server. */
export function describeWithRedis(name: string, tests: () => void): void {
  const missing = redisProgram !== null ? null : `${PROGRAMS.join(' or ')} is not installed`;
  describeWithServer(missing, name, tests);
}

/**
 * Starts a server.
 *
 * @param options of its configuration, as on its command line: `['--requirepass', 'x']`
 */
export async function startRedis(options: readonly string[] = []): Promise<RedisServer> {
  for (let i = 1; ; i += 1) {
    const directory = mkdtempSync(join(tmpdir(), 'redis-test-'));
    const [port, bus] = [await freePort(), await freePort()];
    const clustered = options.includes('--cluster-enabled');
    const args = [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', directory],
      ...['--save', '', '--daemonize', 'no', '--logfile', '', '--repl-diskless-sync-delay', '0'],
      ...(clustered ? ['--cluster-port', String(bus)] : []),
      ...options,
    ];
    try {
      return serverOf(port, directory, args, await launch(args));
    } catch (error) {
      rmSync(directory, { recursive: true, force: true });
      if (i === TRIES) throw error;
    }
  }
}

function serverOf(
  port: number,
  directory: string,
  args: readonly string[],
  first: ChildProcess,
): RedisServer {
  let child = first;
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    kill: () => endServer(child),
    start: async () => {
      child = await launch(args);
    },
    stop: async () => {
      await endServer(child);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Resolves when the server takes connections. */
function launch(args: readonly string[]): Promise<ChildProcess> {
  if (redisProgram === null) throw new Error(`${PROGRAMS.join(' or ')} is not installed`);
  return startServer(redisProgram, args, /Ready to accept connections/);
}

/** A running cluster. */
interface RedisCluster {
  readonly nodes: readonly RedisServer[];
  stop(): Promise<void>;
}

const SLOTS = 16_384;

/**
 * Starts a cluster that serves all slots: `masters` nodes with as many slots
 * each, and for each of them a replica, where wanted.
 */
export async function startRedisCluster(masters = 3, replicas = false): Promise<RedisCluster> {
  // A busy machine takes no node for dead, where none is to die.
  const timeout = replicas ? '1500' : '15000';
  const options = ['--cluster-enabled', 'yes', '--cluster-node-timeout', timeout];
  const count = replicas ? 2 * masters : masters;
  const nodes = await Promise.all(Array.from({ length: count }, () => startRedis(options)));
  const clients = nodes.map(({ url }) => new Redis(url));
  try {
    const ids = await Promise.all(
      clients.map(async (client) => String(await client.cluster('MYID'))),
    );
    await Promise.all(
      clients.slice(0, masters).map(async (client, i) => {
        const [from, to] = [i, i + 1].map((n) => Math.floor((n * SLOTS) / masters));
        await client.call('CLUSTER', ['ADDSLOTSRANGE', from ?? 0, (to ?? 0) - 1]);
      }),
    );
    for (const [i, client] of clients.entries()) {
      await client.call('CLUSTER', ['SET-CONFIG-EPOCH', i + 1]);
    }
    const [first] = clients;
    for (const { port, ...node } of nodes.slice(1)) {
      const bus = await busPort(node.url);
      await first?.call('CLUSTER', ['MEET', '127.0.0.1', port, bus]);
    }
    await until(async () => (await knownNodes(clients)).every((known) => known === count));
    await Promise.all(
      clients
        .slice(masters)
        .map((client, i) => client.call('CLUSTER', ['REPLICATE', ids[i] ?? ''])),
    );
    await until(async () => {
      const infos = await Promise.all(clients.map((client) => client.cluster('INFO')));
      return infos.every((info) => String(info).includes('cluster_state:ok'));
    });
  } finally {
    for (const client of clients) client.disconnect();
  }
  return {
    nodes,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function busPort(url: string): Promise<number> {
  const client = new Redis(url);
  const [, port] = (await client.config('GET', 'cluster-port')) as string[];
  client.disconnect();
  return Number(port);
}

async function knownNodes(clients: readonly Redis[]): Promise<readonly number[]> {
  const infos = await Promise.all(clients.map((client) => client.cluster('INFO')));
  return infos.map((info) => Number(/cluster_known_nodes:(\d+)/.exec(String(info))?.[1]));
}

/** Waits for what comes by itself, 20 seconds at most. */
export async function until(done: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come to pass');
}
