/**
 * A real Dovecot for the tests: on a free port of the loopback, with a
 * directory and a user of its own, stopped by whoever started it.
 */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWithServer } from '../../core/test/describe-with-server.ts';
import { freePort } from '../../core/test/free-port.mjs';
import { endingWithUs } from '../../core/test/local-server.ts';

const PROGRAM = 'dovecot';

/** A start that takes longer failed. Milliseconds. */
const START_MS = 20_000;

/** User and group `mail`, which Debian always has. */
const MAIL = 8;

export const USER = 'anna@example.org';
export const PASSWORD = 'correct horse';

/** A running server. */
export interface Dovecot {
  readonly port: number;
  /** Puts mails into a folder, as somebody's mail program would have. */
  put(folder: string, mails: ReadonlyMap<string, string>): void;
  stop(): Promise<void>;
}

const hasDovecot = spawnSync(PROGRAM, ['--version']).status === 0;

/** `describe` for tests that need the server. */
export function describeWithDovecot(name: string, tests: () => void): void {
  const missing =
    hasDovecot && (process.getuid?.() ?? 1) === 0
      ? null
      : 'dovecot is not installed, or this is not root';
  describeWithServer(missing, name, tests);
}

/** Starts it. */
export async function startDovecot(): Promise<Dovecot> {
  const base = mkdtempSync(join(tmpdir(), 'dovecot-'));
  chmodSync(base, 0o755);
  const port = await freePort();
  const mail = join(base, 'mail');
  for (const folder of ['cur', 'new', 'tmp', '.Sent.Old/cur', '.Sent.Old/new', '.Sent.Old/tmp']) {
    mkdirSync(join(mail, folder), { recursive: true });
  }
  writeFileSync(join(base, 'users'), `${USER}:{PLAIN}${PASSWORD}:${MAIL}:${MAIL}::${mail}\n`);
  writeFileSync(
    join(base, 'dovecot.conf'),
    `base_dir = ${base}/run
log_path = ${base}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mail}
first_valid_uid = ${MAIL}
default_login_user = dovenull
default_internal_user = dovecot
passdb {
  driver = passwd-file
  args = ${base}/users
}
userdb {
  driver = passwd-file
  args = ${base}/users
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
namespace inbox {
  inbox = yes
  mailbox "Sent.Old" {
    special_use = \\Sent
    auto = subscribe
  }
}
`,
  );
  const own = (): void => void spawnSync('chown', ['-R', `${MAIL}:${MAIL}`, mail]);
  own();
  const args = ['-F', '-c', join(base, 'dovecot.conf')];
  const child = endingWithUs(spawn(PROGRAM, args, { stdio: 'ignore' }));
  await listening(port);
  return {
    port,
    put: (folder, mails) => {
      for (const [name, text] of mails) {
        const path = join(mail, `.${folder}/cur`, name);
        writeFileSync(path, text);
        // From which Dovecot has when it came.
        const second = Number.parseInt(name, 10);
        utimesSync(path, second, second);
      }
      own();
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(base, { recursive: true, force: true });
    },
  };
}

async function listening(port: number): Promise<void> {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    const socket = connect(port, '127.0.0.1');
    const answered = await new Promise<boolean>((resolve) => {
      socket.once('data', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
    });
    socket.destroy();
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('dovecot did not start');
}
