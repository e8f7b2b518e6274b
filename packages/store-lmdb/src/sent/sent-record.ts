/**
 * A message as the log keeps it: who may get a report on it, and to whom it
 * went. Recipients are sorted, for list mail has many and a report names few.
 *
 * LMDB does not notice a bit that the disk has changed, and a changed recipient
 * would be a mail "not sent". So each record bears a checksum of itself and of
 * its key, half a CRC-32: enough for accidents.
 */

import { crc32 } from 'node:zlib';
import { DamagedError } from '../cell-codec.ts';
import { KEY_BYTES } from './sent-bytes.ts';

const CHECK_BYTES = 2;
const KEYS_AT = CHECK_BYTES + 1;

/** Addresses of one message that reports may come back to, at most: one byte counts them. */
export const MAX_SENDERS = 255;

/** Writes the record that stands under a key. */
export function encodeSent(
  key: Uint8Array,
  senders: readonly Uint8Array[],
  recipients: readonly Uint8Array[],
): Buffer {
  const bytes = Buffer.concat([
    Buffer.alloc(CHECK_BYTES),
    Buffer.of(senders.length),
    ...senders,
    ...[...recipients].sort(Buffer.compare),
  ]);
  bytes.writeUInt16BE(checkOf(key, bytes), 0);
  return bytes;
}

/** Parties of a message, read where they stand. */
export interface SentRecord {
  readonly recipientCount: number;
  hasSender(key: Buffer): boolean;
  hasRecipient(key: Buffer): boolean;
}

/** Reads the record that stands under a key. Throws `DamagedError` for anything but one. */
export function decodeSent(key: Uint8Array, value: Uint8Array): SentRecord {
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const senders = bytes[CHECK_BYTES] ?? 0;
  const keys = (bytes.length - KEYS_AT) / KEY_BYTES;
  if (keys < senders || bytes.readUInt16BE(0) !== checkOf(key, bytes)) {
    throw new DamagedError('the record of a message is damaged');
  }
  const compare = (wanted: Buffer, index: number): number => {
    const at = KEYS_AT + index * KEY_BYTES;
    return wanted.compare(bytes, at, at + KEY_BYTES);
  };
  return {
    recipientCount: keys - senders,
    hasSender: (wanted) => {
      for (let i = 0; i < senders; i += 1) if (compare(wanted, i) === 0) return true;
      return false;
    },
    hasRecipient: (wanted) => {
      let low = senders;
      let high = keys;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const order = compare(wanted, middle);
        if (order === 0) return true;
        if (order < 0) high = middle;
        else low = middle + 1;
      }
      return false;
    },
  };
}

function checkOf(key: Uint8Array, bytes: Uint8Array): number {
  return crc32(bytes.subarray(CHECK_BYTES), crc32(key)) & 0xffff;
}
