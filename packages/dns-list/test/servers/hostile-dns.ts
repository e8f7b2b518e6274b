/**
 * A DNS server on the loopback, over UDP and TCP, that answers what the test
 * wants: late, cut off, to another question, with bytes that are no message, or
 * not at all.
 */

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { type Question, type Reply, readQuestion, writeReply } from './dns-packet.ts';

export interface Asked extends Question {
  readonly over: 'udp' | 'tcp';
}

/** A well-formed reply, bytes of any kind, or silence. */
export type HostileReply = Reply | Buffer | 'silence';

/** What to answer; the question counts as asked before. */
export type Answering = (question: Asked) => HostileReply | Promise<HostileReply>;

export interface HostileDns {
  readonly port: number;
  /** `127.0.0.1:PORT` */
  readonly server: string;
  /** Every question that came, in order. */
  readonly asked: readonly Asked[];
  stop(): Promise<void>;
}

/** Ports may be taken over UDP and free over TCP. */
const TRIES = 10;

/** A burst of questions has to wait in the socket, or it would be lost. */
const BUFFER_BYTES = 4 << 20;

/** Starts it on a free port. */
export async function startHostileDns(answering: Answering): Promise<HostileDns> {
  const asked: Asked[] = [];
  const answer = async (bytes: Buffer, over: Asked['over']): Promise<Buffer | null> => {
    const question = { ...readQuestion(bytes), over };
    asked.push(question);
    const reply = await answering(question);
    if (reply === 'silence') return null;
    return Buffer.isBuffer(reply) ? reply : writeReply(question, reply);
  };

  const udp = createSocket({ type: 'udp4', recvBufferSize: BUFFER_BYTES });
  let isOpen = true;
  udp.on('message', (bytes, from) => {
    void answer(bytes, 'udp').then((reply) => {
      if (reply !== null && isOpen) udp.send(reply, from.port, from.address);
    });
  });

  const connections = new Set<Socket>();
  const tcp = createServer((socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    socket.on('error', () => {});
    let buffered = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      buffered = Buffer.concat([buffered, chunk]);
      while (buffered.length >= 2 && buffered.length >= 2 + buffered.readUInt16BE(0)) {
        const end = 2 + buffered.readUInt16BE(0);
        void answer(buffered.subarray(2, end), 'tcp').then((reply) => {
          if (reply !== null && !socket.destroyed) socket.write(framed(reply));
        });
        buffered = buffered.subarray(end);
      }
    });
  });

  const port = await listen(udp, tcp);
  return {
    port,
    server: `127.0.0.1:${port}`,
    asked,
    stop: async () => {
      isOpen = false;
      udp.close();
      for (const socket of connections) socket.destroy();
      tcp.close();
      await Promise.all([once(udp, 'close'), once(tcp, 'close')]);
    },
  };
}

/** The length first, as DNS over TCP wants it (RFC 1035 section 4.2.2). */
function framed(reply: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(reply.length);
  return Buffer.concat([length, reply]);
}

async function listen(
  udp: ReturnType<typeof createSocket>,
  tcp: ReturnType<typeof createServer>,
): Promise<number> {
  for (let i = 1; ; i += 1) {
    tcp.listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const address = tcp.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      udp.bind(port, '127.0.0.1');
      await once(udp, 'listening');
      return port;
    } catch (error) {
      if (i === TRIES) throw error;
      tcp.close();
      await once(tcp, 'close');
    }
  }
}
