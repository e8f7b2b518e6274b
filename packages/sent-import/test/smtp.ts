/**
 * As much of SMTP (RFC 5321) as the tests with a real server need: somebody who
 * sends, and somebody who takes or refuses.
 */

import { connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail that was taken. */
interface Taken {
  readonly sender: string;
  readonly recipients: readonly string[];
  /** With CRLF. */
  readonly raw: string;
}

/** A server that takes mail. */
export interface Sink {
  readonly port: number;
  readonly taken: readonly Taken[];
  close(): Promise<void>;
}

/**
 * Starts one on a free port of the loopback.
 *
 * @param refused recipients that it does not know
 */
export function startSink(refused: ReadonlySet<string>): Promise<Sink> {
  const taken: Taken[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    serve(socket, refused, taken);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : 0,
        taken,
        close: () =>
          new Promise((closed) => {
            for (const socket of open) socket.destroy();
            server.close(() => closed());
          }),
      });
    });
  });
}

function serve(socket: Socket, refused: ReadonlySet<string>, taken: Taken[]): void {
  const say = (text: string): void => void socket.write(`${text}\r\n`);
  const path = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';
  let sender = '';
  let recipients: string[] = [];
  let data: string[] | null = null;
  say('220 mx.example.com ESMTP');
  const lines = createInterface({ input: socket });
  // It repeats what befalls the socket, which its own listener has heard.
  lines.on('error', () => {});
  lines.on('line', (line) => {
    if (data !== null) {
      if (line !== '.') data.push(line.replace(/^\./, ''));
      else {
        taken.push({ sender, recipients, raw: `${data.join('\r\n')}\r\n` });
        data = null;
        say(`250 2.0.0 Ok: queued as SINK${String(taken.length).padStart(8, '0')}`);
      }
      return;
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') [sender, recipients] = [path(line), []];
    if (verb === 'RCPT' && refused.has(path(line))) return say('550 5.1.1 no such user');
    if (verb === 'RCPT') recipients.push(path(line));
    if (verb === 'DATA') {
      data = [];
      return say('354 go on');
    }
    say(verb === 'QUIT' ? '221 bye' : '250 ok');
    if (verb === 'QUIT') socket.end();
  });
}

/** Hands a mail to a server on the loopback. */
export async function submit(
  port: number,
  sender: string,
  recipients: readonly string[],
  raw: string,
): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  // A server may hang up rudely once it has answered; before, the reading of lines rejects.
  socket.on('error', () => {});
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async (): Promise<void> => {
    while (true) {
      const { value, done } = await lines.next();
      if (done === true || !/^[23]/.test(value)) throw new Error(`refused: ${value}`);
      if (value[3] === ' ') return;
    }
  };
  await answer();
  const commands = [
    'EHLO pc.example.org',
    `MAIL FROM:<${sender}>`,
    ...recipients.map((recipient) => `RCPT TO:<${recipient}>`),
    'DATA',
    `${raw}\r\n.`,
    'QUIT',
  ];
  for (const command of commands) {
    socket.write(`${command}\r\n`);
    await answer();
  }
  socket.end();
}
