/**
 * A session with an SMTP server that asks and never sends a message.
 *
 * One timer ends it, whatever the server does: silence, a line without an end, a
 * byte a second. What comes before it was asked for is a fault, or each reply
 * would be taken for the answer to another command.
 */

import { connect, type Socket } from 'node:net';
import { unanswered } from '../unanswered.ts';
import { createReplyReader, type SmtpReply } from './read-reply.ts';

/** How long the server may take to close after QUIT, in milliseconds; the answer is there already. */
const QUIT_MS = 1_000;

/** A session; a failure of any part ends it. */
export interface SmtpSession {
  /** The first reply, to the connection itself. */
  greeting(): Promise<SmtpReply>;
  /** Sends a command without line end and waits for its reply. */
  send(command: string): Promise<SmtpReply>;
  /** `[192.0.2.1]`: this side as a name for EHLO (RFC 5321 section 4.1.3). */
  literal(): string;
  /** Says QUIT; resolves when the server has closed, or takes its time. Never rejects. */
  quit(): Promise<void>;
  /** Leaves at once. */
  destroy(): void;
}

/** Connects. Never throws: what fails rejects the reply that is waited for. */
export function openSmtpSession(
  host: string,
  port: number,
  timeoutMs: number,
  abort: AbortSignal,
): SmtpSession {
  const reader = createReplyReader();
  let failure: Error | null = null;
  let early: SmtpReply | null = null;
  let waiting: { resolve(reply: SmtpReply): void; reject(error: Error): void } | null = null;

  const socket: Socket = connect({ host, port });
  const fail = (why: string): void => {
    failure ??= unanswered(why);
    waiting?.reject(failure);
    waiting = null;
    destroy();
  };
  const late = (): void => fail('the mail server did not answer in time');
  let timer = setTimeout(late, timeoutMs);
  const destroy = (): void => {
    clearTimeout(timer);
    abort.removeEventListener('abort', late);
    socket.destroy();
  };
  abort.addEventListener('abort', late, { once: true });
  if (abort.aborted) late();

  socket.setEncoding('latin1');
  socket.on('error', ({ code }: NodeJS.ErrnoException) =>
    fail(`the mail server cannot be reached (${code ?? 'error'})`),
  );
  socket.on('close', () => fail('the mail server closed the connection'));
  socket.on('data', (text) => {
    const reply = reader.push(String(text));
    if (reply === null) return;
    if (reply === 'fault' || reader.pending() || early !== null) {
      fail('the mail server does not speak SMTP');
    } else if (waiting === null) {
      early = reply;
    } else {
      waiting.resolve(reply);
      waiting = null;
    }
  });

  const reply = (): Promise<SmtpReply> =>
    new Promise((resolve, reject) => {
      if (failure !== null) return reject(failure);
      if (early === null) {
        waiting = { resolve, reject };
        return;
      }
      const came = early;
      early = null;
      resolve(came);
    });

  return {
    greeting: reply,
    send: (command) => {
      // Only the greeting may come unasked.
      if (early !== null || reader.pending()) fail('the mail server does not speak SMTP');
      if (failure !== null) return Promise.reject(failure);
      // What would end the line here would be a command of its own.
      if (/[\r\n\0]/.test(command))
        return Promise.reject(unanswered('no such address can be asked'));
      socket.write(`${command}\r\n`, 'utf8');
      return reply();
    },
    literal: () => {
      const { localAddress = '127.0.0.1' } = socket;
      return localAddress.includes(':') ? `[IPv6:${localAddress}]` : `[${localAddress}]`;
    },
    quit: () =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve();
        socket.once('close', () => resolve());
        clearTimeout(timer);
        timer = setTimeout(late, QUIT_MS);
        socket.end('QUIT\r\n');
      }),
    destroy,
  };
}
