/**
 * A real rbldnsd on a free port of the loopback, with zone files of the test's
 * own, stopped by whoever started it.
 */

import type { ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWithServer } from '../../../core/test/describe-with-server.ts';
import { endServer, startServer } from '../../../core/test/local-server.ts';

/** It lies where only an administrator's search path leads. */
const PROGRAM =
  ['/usr/sbin/rbldnsd', '/usr/local/sbin/rbldnsd', '/usr/bin/rbldnsd'].find(isProgram) ?? null;

/** Ports may be taken between asking for a free one and using it. */
const TRIES = 5;

/** A zone, the type of its data, and the lines of its file. */
export interface Zone {
  readonly zone: string;
  readonly type: 'ip4set' | 'ip4trie' | 'ip6trie' | 'dnset' | 'generic' | 'acl';
  readonly lines: readonly string[];
}

export interface Rbldnsd {
  readonly port: number;
  /** `127.0.0.1:PORT` */
  readonly server: string;
  /** Ends, and removes its files. */
  stop(): Promise<void>;
}

/** `describe` for tests that need the server. */
export function describeWithRbldnsd(name: string, tests: () => void): void {
  const missing = PROGRAM !== null ? null : 'rbldnsd is not installed';
  describeWithServer(missing, name, tests);
}

/** Starts a server of these zones; one zone may have data of several types. */
export async function startRbldnsd(zones: readonly Zone[]): Promise<Rbldnsd> {
  const directory = mkdtempSync(join(tmpdir(), 'rbldnsd-test-'));
  // It gives up the rights of root before it reads.
  chmodSync(directory, 0o755);
  const specifications = zones.map(({ zone, type, lines }, i) => {
    writeFileSync(join(directory, `zone-${i}`), `${lines.join('\n')}\n`);
    return `${zone}:${type}:zone-${i}`;
  });
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  for (let i = 1; ; i += 1) {
    const port = await freeUdpPort();
    const user = process.getuid?.() === 0 ? ['-u', 'rbldns'] : [];
    const options = ['-n', ...user, '-w', directory, '-b', `127.0.0.1/${port}`, '-c', '0'];
    try {
      const child = await launch([...options, ...specifications]);
      return { port, server: `127.0.0.1:${port}`, stop: () => endServer(child).finally(remove) };
    } catch (error) {
      if (i < TRIES) continue;
      remove();
      throw error;
    }
  }
}

/** Resolves when the server takes questions. */
function launch(args: readonly string[]): Promise<ChildProcess> {
  if (PROGRAM === null) throw new Error('rbldnsd is not installed');
  return startServer(PROGRAM, args, /rbldnsd version .* started/);
}

/** A UDP port that nobody had a moment ago. */
async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
