/**
 * A real SMTP server on the loopback that keeps what it was told.
 */

import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly envid: string | null;
  readonly raw: string;
}

export interface TestServer {
  readonly port: number;
  readonly received: readonly Received[];
  stop(): Promise<void>;
}

/** Starts it on a free port. `reply` is what it says behind 250 to a message. */
export async function startSmtpServer(reply: string | Error, hideDSN = false): Promise<TestServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hideDSN,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo, dsn } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : (mailFrom?.address ?? ''),
          to: rcptTo.map(({ address }) => address),
          envid: dsn?.envid ?? null,
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        if (typeof reply === 'string') done(null, reply);
        else done(reply);
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
