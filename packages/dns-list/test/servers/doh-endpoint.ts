/**
 * An HTTP endpoint on the loopback that takes DNS messages (RFC 8484) and asks a
 * DNS server by UDP, or by TCP where the answer was cut off.
 */

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';

export interface DohEndpoint {
  /** `http://127.0.0.1:PORT/dns-query` */
  readonly url: string;
  /** Method and address of every request. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

/** Answers in the endpoint's place; `false` leaves it to the endpoint. */
type Instead = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Starts it on a free port, in front of a DNS server on the loopback. */
export async function startDohEndpoint(
  dnsPort: number,
  instead: Instead = () => false,
): Promise<DohEndpoint> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (instead(request, response)) return;
    void answer(request, response, dnsPort).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/dns-query`,
    requests,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  dnsPort: number,
): Promise<void> {
  const query = await queryOf(request);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const byUdp = await askUdp(query, dnsPort, gone.signal);
  const isCut = byUdp.length > 2 && ((byUdp[2] ?? 0) & 0x02) !== 0;
  const reply = isCut ? await askTcp(query, dnsPort) : byUdp;
  response.writeHead(200, { 'content-type': 'application/dns-message' }).end(reply);
}

async function queryOf(request: IncomingMessage): Promise<Buffer> {
  if (request.method === 'GET') {
    const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    return Buffer.from(searchParams.get('dns') ?? '', 'base64url');
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function askUdp(query: Buffer, port: number, gone: AbortSignal): Promise<Buffer> {
  const socket = createSocket('udp4');
  try {
    socket.send(query, port, '127.0.0.1');
    const [reply] = (await once(socket, 'message', { signal: gone })) as [Buffer];
    return reply;
  } finally {
    socket.close();
  }
}

async function askTcp(query: Buffer, port: number): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(query.length);
  socket.write(Buffer.concat([length, query]));
  let reply = Buffer.alloc(0);
  for await (const chunk of socket) {
    reply = Buffer.concat([reply, chunk as Buffer]);
    if (reply.length >= 2 && reply.length >= 2 + reply.readUInt16BE(0)) break;
  }
  return reply.subarray(2);
}
