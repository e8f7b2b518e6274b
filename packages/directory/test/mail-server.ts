/**
 * A real SMTP server on the loopback that answers RCPT TO as it is told and keeps
 * what each session did.
 */

import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

interface Session {
  readonly from: string | null;
  readonly to: readonly string[];
  readonly data: boolean;
}

export interface MailServer {
  readonly port: number;
  /** What the sessions did, in the order in which they began. */
  readonly sessions: readonly Session[];
  /** Sessions at once, at most. */
  most(): number;
  stop(): Promise<void>;
}

/** Starts it on a free port. `answer` gives a code and a text, or null for 250. */
export async function startMailServer(
  answer: (address: string) => string | null,
  options: SMTPServerOptions = {},
): Promise<MailServer> {
  const sessions: { from: string | null; to: string[]; data: boolean }[] = [];
  const byId = new Map<string, (typeof sessions)[number]>();
  let most = 0;
  let open = 0;
  const of = (id: string): (typeof sessions)[number] => {
    const known = byId.get(id) ?? { from: null, to: [], data: false };
    if (!byId.has(id)) sessions.push(known);
    byId.set(id, known);
    return known;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => {
      open += 1;
      most = Math.max(most, open);
      done();
    },
    onClose: () => {
      open -= 1;
    },
    onMailFrom: ({ address }, { id }, done) => {
      of(id).from = address;
      done();
    },
    onRcptTo: ({ address }, { id }, done) => {
      of(id).to.push(address);
      const said = answer(address);
      if (said === null) return done();
      const [, code, text] = /^(\d{3}) (.*)$/.exec(said) ?? [];
      done(Object.assign(new Error(text), { responseCode: Number(code) }));
    },
    onData: (stream, { id }, done) => {
      of(id).data = true;
      stream.resume();
      stream.on('end', () => done());
    },
    ...options,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    sessions,
    most: () => most,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
