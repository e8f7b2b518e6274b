/** Where a server of a measurement can listen. */

import { once } from 'node:events';
import { createServer } from 'node:net';

/** A TCP port of the loopback that nobody had a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
