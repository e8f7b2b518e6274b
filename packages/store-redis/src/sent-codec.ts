/**
 * The records of the sent log, as the scripts read them.
 *
 *     message    time (4 bytes, seconds), number of senders (1) and recipients (3),
 *                their keys (8 each)
 *     operation  'i' id (8), length (4), message: an id names a message
 *                'p' pair (8), time (4):          a sender wrote to somebody
 *                'k' pair (8), day (2):           a sender knows somebody
 *
 * All numbers are little-endian, but for the second half of a key, which says
 * the page. A pair is one key made of two: both are keyed hashes already, so
 * mixing them by XOR is enough, turned so that who wrote to whom is told apart.
 */

import type { LoggedMessage, SentKey } from '@backscatter/core';

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** A message has one byte for the number of senders. */
const MAX_SENDERS = 255;

/** Something to write in a part. */
export interface Operation {
  /** The key that decides the part. */
  readonly by: SentKey;
  readonly bytes: Buffer;
}

/** A key as bytes. */
export function keyBytes(key: SentKey): Buffer {
  return Buffer.from(key, 'hex');
}

/** Keys as bytes, one behind the other. */
export function keysBytes(keys: readonly SentKey[]): Buffer {
  return Buffer.from(keys.join(''), 'hex');
}

/** One key for a sender and somebody he wrote to. */
export function pairBytes(sender: SentKey, other: SentKey): Buffer {
  const [from, to] = [keyBytes(sender), keyBytes(other)];
  const [s1, s2] = [from.readUInt32BE(0), from.readUInt32BE(4)];
  const pair = Buffer.allocUnsafe(8);
  pair.writeUInt32BE((s2 ^ to.readUInt32BE(0)) >>> 0, 0);
  pair.writeUInt32BE((((s1 << 7) | (s1 >>> 25)) ^ to.readUInt32BE(4)) >>> 0, 4);
  return pair;
}

/**
 * What a message changes.
 *
 * @param at its time, in milliseconds since 1970
 * @param logged whether it is young enough for the log; else it makes acquaintances only
 */
export function operationsOf(
  message: LoggedMessage,
  at: number,
  logged: boolean,
): readonly Operation[] {
  const senders = [...new Set(message.senders)].slice(0, MAX_SENDERS);
  const recipients = [...new Set(message.recipients)];
  const domains = new Set(message.domains);
  const found: Operation[] = [];
  if (logged) {
    const record = messageBytes(at, senders, recipients);
    for (const id of new Set(message.ids)) found.push({ by: id, bytes: idBytes(id, record) });
  }
  const [time, day] = [uint32(Math.floor(at / 1_000)), uint16(Math.floor(at / DAY))];
  for (const sender of senders) {
    for (const recipient of recipients) {
      const pair = pairBytes(sender, recipient);
      if (logged) found.push({ by: sender, bytes: Buffer.concat([PAIR, pair, time]) });
      found.push({ by: sender, bytes: Buffer.concat([KNOWN, pair, day]) });
    }
    for (const domain of domains) {
      found.push({ by: sender, bytes: Buffer.concat([KNOWN, pairBytes(sender, domain), day]) });
    }
  }
  return found;
}

const ID = Buffer.from('i');
const PAIR = Buffer.from('p');
const KNOWN = Buffer.from('k');

function idBytes(id: SentKey, record: Buffer): Buffer {
  return Buffer.concat([ID, keyBytes(id), uint32(record.length), record]);
}

function messageBytes(
  at: number,
  senders: readonly SentKey[],
  recipients: readonly SentKey[],
): Buffer {
  const head = Buffer.allocUnsafe(8);
  head.writeUInt32LE(Math.floor(at / 1_000), 0);
  head.writeUInt8(senders.length, 4);
  head.writeUIntLE(recipients.length, 5, 3);
  return Buffer.concat([head, keysBytes(senders), keysBytes(recipients)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Two bytes: enough for days until 2149. */
function uint16(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
