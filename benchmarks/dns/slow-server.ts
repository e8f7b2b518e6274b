/**
 * A DNS server in a process of its own: answers over UDP after `--latency` ms as
 * the twelve lists do. It prints its port, and ends with its parent.
 */

import { createSocket } from 'node:dgram';
import { answerOf } from './twelve-lists.ts';

const latencyMs = Number(process.argv[2]);
const socket = createSocket({ type: 'udp4', recvBufferSize: 4 << 20 });

socket.on('message', (query, from) => {
  setTimeout(() => socket.send(replyTo(query), from.port, from.address), latencyMs);
});
socket.bind(0, '127.0.0.1', () => {
  console.log(socket.address().port);
});
process.stdin.on('end', () => process.exit()).resume();

function replyTo(query: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const answer = answerOf(labels.join('.'));
  const header = Buffer.from([0, 0, 0x81, answer === null ? 0x83 : 0x80, 0, 1, 0, 0, 0, 0, 0, 0]);
  query.copy(header, 0, 0, 2);
  const question = query.subarray(12, at + 5);
  if (answer === null) return Buffer.concat([header, question]);
  header[7] = 1;
  const record = [0xc0, 12, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4, ...answer.split('.').map(Number)];
  return Buffer.concat([header, question, Buffer.from(record)]);
}
