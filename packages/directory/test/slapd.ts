/**
 * A real `slapd` on a free port of the loopback, with a directory and a
 * configuration of its own, stopped by whoever started it.
 */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWithServer } from '../../core/test/describe-with-server.ts';
import { freePort } from '../../core/test/free-port.mjs';
import { endingWithUs, endServer } from '../../core/test/local-server.ts';

const PROGRAM = ['/usr/sbin/slapd', '/usr/local/sbin/slapd', '/usr/libexec/slapd'].find(existsSync);
const SCHEMA = ['/etc/ldap/schema', '/etc/openldap/schema'].find(existsSync) ?? '';
const MODULES = ['/usr/lib/ldap', '/usr/lib64/openldap', '/usr/lib/openldap'].find(existsSync);

/** Tries of 50 ms until it takes connections; it takes some 200 ms. */
const START_TRIES = 400;

/** Ports may be taken between asking for a free one and using it. */
const TRIES = 5;

export const PASSWORD = 'p4ss(w*rd)';
export const BIND_DN = 'cn=reader,dc=example,dc=org';
export const BASE = 'dc=example,dc=org';

export interface Slapd {
  readonly url: string;
  readonly port: number;
  /** Stops answering, and keeps connections. */
  pause(): void;
  resume(): void;
  /** Ends it, keeps its directory. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The certificate by which it speaks TLS (PEM), for 127.0.0.1; null where there is no openssl. */
  readonly ca: string | null;
}

/** `describe` for tests that need it. */
export function describeWithSlapd(name: string, tests: () => void): void {
  const missing = PROGRAM !== undefined ? null : 'slapd is not installed';
  describeWithServer(missing, name, tests);
}

/** Starts one that holds these entries (LDIF). Strangers see nothing; `BIND_DN` reads all. */
export async function startSlapd(ldif: string): Promise<Slapd> {
  for (let i = 1; ; i += 1) {
    const directory = mkdtempSync(join(tmpdir(), 'slapd-test-'));
    try {
      return await startIn(directory, await freePort(), ldif);
    } catch (error) {
      rmSync(directory, { recursive: true, force: true });
      if (i === TRIES) throw error;
    }
  }
}

async function startIn(directory: string, port: number, ldif: string): Promise<Slapd> {
  const configuration = join(directory, 'slapd.conf');
  mkdirSync(join(directory, 'data'));
  const ca = certify(directory);
  writeFileSync(configuration, configurationIn(directory, ca !== null));
  const entries = join(directory, 'entries.ldif');
  writeFileSync(entries, ldif);
  const added = spawnSync(
    PROGRAM ?? '',
    ['-T', 'add', '-f', configuration, '-l', entries, '-b', BASE],
    { encoding: 'utf8' },
  );
  if (added.status !== 0) throw new Error(`slapadd: ${added.stderr}`);

  const url = `ldap://127.0.0.1:${port}`;
  const launch = async (): Promise<ChildProcess> => {
    const args = ['-d', '0', '-f', configuration, '-h', url];
    const started = endingWithUs(spawn(PROGRAM ?? '', args, { stdio: 'ignore' }));
    for (let i = 0; i < START_TRIES; i += 1) {
      if (started.exitCode !== null) break;
      if (await takesConnections(port)) return started;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    started.kill('SIGKILL');
    throw new Error('slapd did not start');
  };
  let child = await launch();
  return {
    url,
    port,
    ca,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    kill: () => endServer(child),
    start: async () => {
      child = await launch();
    },
    stop: async () => {
      await endServer(child);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Makes a certificate of its own with the `openssl` that comes along with slapd. */
function certify(directory: string): string | null {
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'ca.pem')];
  const { status } = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-subj', '/CN=ldap.example.org', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-days', '2', '-keyout', key, '-out', certificate],
  ]);
  return status === 0 ? readFileSync(certificate, 'utf8') : null;
}

function configurationIn(directory: string, tls: boolean): string {
  const schemas = ['core', 'cosine', 'inetorgperson', 'misc'];
  return [
    ...schemas.map((name) => `include ${SCHEMA}/${name}.schema`),
    // As Active Directory has it.
    "attributetype ( 1.2.840.113556.1.2.210 NAME 'proxyAddresses' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )",
    "objectclass ( 1.3.6.1.4.1.4203.666.100 NAME 'proxied' SUP top AUXILIARY MAY proxyAddresses )",
    ...(MODULES === undefined ? [] : [`modulepath ${MODULES}`, 'moduleload back_mdb']),
    `pidfile ${directory}/pid`,
    ...(tls
      ? [`TLSCertificateFile ${directory}/ca.pem`, `TLSCertificateKeyFile ${directory}/key.pem`]
      : []),
    'sizelimit 50',
    'database mdb',
    `suffix "${BASE}"`,
    `directory ${directory}/data`,
    'maxsize 10485760',
    'access to attrs=userPassword by anonymous auth by * none',
    `access to * by dn.exact="${BIND_DN}" read by * none`,
    '',
  ].join('\n');
}

async function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
