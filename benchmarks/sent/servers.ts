/**
 * Redis servers of a measurement's own, on free ports of the loopback, without
 * a disk: one, or a cluster of several.
 */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectRedis } from '@backscatter/store-redis';
import { freePort } from '../../packages/core/test/free-port.mjs';

const PROGRAM = 'redis-server';
const SLOTS = 16_384;

/** Running servers. */
export interface Servers {
  readonly urls: readonly string[];
  /** The sum over all of a number that `INFO` tells. */
  total(name: string): Promise<number>;
  stop(): void;
}

/** Whether there is the program. */
export function hasRedis(): boolean {
  return spawnSync(PROGRAM, ['--version']).status === 0;
}

/** Starts one server, or a cluster where there are to be more. */
export async function startServers(count: number): Promise<Servers> {
  const directory = mkdtempSync(join(tmpdir(), 'backscatter-redis-'));
  const children: ChildProcess[] = [];
  const ports: number[] = [];
  const clients: ReturnType<typeof connectRedis>[] = [];
  const stop = (): void => {
    for (const client of clients) client.disconnect();
    for (const child of children) child.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', stop);
  for (let i = 0; i < count; i += 1) {
    const [port, bus] = [await freePort(), await freePort()];
    const clustered = ['--cluster-enabled', 'yes', '--cluster-config-file', `${i}.conf`];
    const child = spawn(
      PROGRAM,
      [
        ...['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--logfile', ''],
        ...['--dir', directory, ...(count > 1 ? [...clustered, '--cluster-port', `${bus}`] : [])],
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    children.push(child);
    ports.push(port);
    await once(child.stdout, 'data');
    clients.push(connectRedis({ url: `redis://127.0.0.1:${port}`, timeoutMs: 60_000 }));
    const node = clients[i];
    if (count === 1) continue;
    const range = [i, i + 1].map((n) => Math.floor((n * SLOTS) / count));
    await node?.call('CLUSTER', ['ADDSLOTSRANGE', range[0] ?? 0, (range[1] ?? 0) - 1]);
    await node?.call('CLUSTER', ['SET-CONFIG-EPOCH', i + 1]);
    if (i > 0) await clients[0]?.call('CLUSTER', ['MEET', '127.0.0.1', port, bus]);
  }
  const told = (name: string): Promise<readonly string[]> =>
    Promise.all(
      clients.map(async (client) => {
        const info = `${await client.call('INFO', ['everything'])}${
          count > 1 ? await client.call('CLUSTER', ['INFO']) : ''
        }`;
        return new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1] ?? '';
      }),
    );
  for (let i = 0; count > 1 && i < 200; i += 1) {
    if ((await told('cluster_state')).every((state) => state === 'ok')) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    urls: ports.map((port) => `redis://127.0.0.1:${port}`),
    total: async (name) => (await told(name)).reduce((sum, value) => sum + Number(value), 0),
    stop,
  };
}
