/**
 * A message as our own mail server would store it: on top a Return-Path, a
 * Delivered-To and the server's own Received line, which names the client that
 * handed the message in (RFC 5321 section 4.4), where it has none yet. Filters that
 * read files know the envelope from nowhere else. The client's name counts as
 * verified, which is the better case for whoever it is.
 */

import type { LabelledCase } from '@backscatter/evaluation';
import type { RivalWorld } from './rival.ts';

/** Where there is no relay to say so: an address of documentation. */
const OWN_ADDRESS = '192.0.2.1';

/** The server that takes mail in. */
export interface OwnServer {
  readonly name: string;
  readonly address: string;
}

/** The server that took the mail in, by a relay of the world. */
export function ownServerOf({ domains, relays }: RivalWorld): OwnServer {
  return {
    name: `mx.${domains[0] ?? 'example.org'}`,
    address: relays[0]?.address ?? OWN_ADDRESS,
  };
}

/** The message with the lines that a local delivery writes on top. */
export function asDelivered({ truth, raw }: LabelledCase, server: OwnServer): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.length);
  const { mailFrom, recipient, client } = truth.envelope;
  const end = bytes.subarray(0, bytes.indexOf('\n')).at(-1) === 0x0d ? '\r\n' : '\n';
  const trace = [`Return-Path: <${mailFrom}>`, `Delivered-To: ${recipient}`];
  const head = headOf(bytes);
  const last = /^received:[^\n]{0,998}(?:\n[ \t][^\n]{0,998}){0,9}/im.exec(head)?.[0] ?? '';
  if (client === null || !last.includes(`[${client.address}]`)) {
    const date = new Date(truth.at).toUTCString().replace('GMT', '+0000');
    const by = `by ${server.name} with ${client === null ? 'local' : 'ESMTP'} id ${idOf(truth.at)}`;
    const from =
      client === null
        ? []
        : [`from ${client.helo ?? 'unknown'} (${verifiedName(client.helo)} [${client.address}])`];
    trace.push(`Received: ${[...from, by, `for <${recipient}>; ${date}`].join(`${end}\t`)}`);
  }
  const old = /^return-path:[^\n]{0,998}\n/im.exec(head);
  // It was stored before; two would contradict each other.
  const rest =
    old === null
      ? [bytes]
      : [bytes.subarray(0, old.index), bytes.subarray(old.index + old[0].length)];
  return Buffer.concat([Buffer.from(`${trace.join(end)}${end}`), ...rest]);
}

/** The header block, a character a byte. */
function headOf(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const end = text.search(/\n\r?\n/);
  return end < 0 ? text : text.slice(0, end + 1);
}

function verifiedName(helo: string | null): string {
  return helo !== null && /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}$/i.test(helo)
    ? helo
    : 'unknown';
}

function idOf(at: number): string {
  return Math.abs(Math.trunc(at / 1_000))
    .toString(16)
    .toUpperCase();
}
