/**
 * A real Postfix for the tests: on a free port of the loopback, with queue and
 * log of its own, and all its mail going to one place, stopped by whoever
 * started it.
 */

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWithServer } from '../../core/test/describe-with-server.ts';

const PROGRAM = 'postfix';

/** Needs no configuration. */
const TELLS_VERSION = 'postconf';

const MASTER = `
postlog unix-dgram n - n - 1 postlogd
127.0.0.1:PORT inet n - n - - smtpd
  -o syslog_name=postfix/submission
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
`;

/** A running server. */
export interface Postfix {
  /** Of the submission port. */
  readonly port: number;
  /** Its log. */
  readonly log: string;
  stop(): void;
}

const hasPostfix = spawnSync(TELLS_VERSION, ['-d', 'mail_version']).status === 0;

/** `describe` for tests that need the server. */
export function describeWithPostfix(name: string, tests: () => void): void {
  const missing =
    hasPostfix && process.getuid?.() === 0 ? null : 'postfix is not installed, or this is not root';
  describeWithServer(missing, name, tests);
}

/**
 * Starts it.
 *
 * @param port where it listens
 * @param sink the port to which all its mail goes
 */
export function startPostfix(port: number, sink: number): Postfix {
  const base = mkdtempSync(join(tmpdir(), 'postfix-'));
  chmodSync(base, 0o755);
  for (const name of ['conf', 'queue', 'data', 'log']) mkdirSync(join(base, name));
  spawnSync('chown', ['postfix', join(base, 'data')]);
  writeFileSync(
    join(base, 'conf/main.cf'),
    `compatibility_level = 3.6
queue_directory = ${base}/queue
data_directory = ${base}/data
maillog_file = ${base}/log/mail.log
maillog_file_prefixes = ${base}
myhostname = mail.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
relayhost = [127.0.0.1]:${sink}
disable_dns_lookups = yes
alias_maps =
local_recipient_maps =
notify_classes =
smtp_tls_security_level = none
enable_long_queue_ids = yes
`,
  );
  writeFileSync(join(base, 'conf/master.cf'), MASTER.replace('PORT', String(port)));
  const run = (command: string): void => {
    const { status, stderr } = spawnSync(PROGRAM, ['-c', join(base, 'conf'), command], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`postfix ${command}: ${stderr}`);
  };
  const stop = (): void => {
    spawnSync(PROGRAM, ['-c', join(base, 'conf'), 'stop']);
    rmSync(base, { recursive: true, force: true });
  };
  run('start');
  process.once('exit', stop);
  return {
    port,
    log: join(base, 'log/mail.log'),
    stop: () => {
      process.removeListener('exit', stop);
      stop();
    },
  };
}
