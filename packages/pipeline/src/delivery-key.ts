/**
 * Names a delivery, so that what is remembered of it counts once: a retry of
 * the same report, a second look and a look in shadow mode have the same key.
 *
 * A report may return megabytes, and hashing them takes longer than judging. So
 * of each part its beginning and its end are read. Two reports that differ only
 * between would count as one; whoever writes such a pair gains what he has by
 * sending the same one twice.
 */

import type { Evidence } from '@backscatter/core';
import { headerValue, walkParts } from '@backscatter/mail';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * Characters or bytes read at either end of a part. A server's notice says within the first of
 * them what it is on, and the returned header begins there.
 */
const EDGE = 2_048;

/** Parts read; a report has three. */
const MAX_PARTS = 64;

/** SHA-256 of some bytes, in hex. */
export type HexSha256 = (bytes: Uint8Array) => string;

/** That of any platform. */
export const portableSha256: HexSha256 = (bytes) => bytesToHex(sha256(bytes));

/**
 * SHA-256 of addressee, From, Date, Message-ID and the edges of the body's parts, in hex. Line
 * ends count as LF and trace headers are left out: each hop changes them.
 */
export function deliveryKey(
  { mail, addressee }: Pick<Evidence, 'mail' | 'addressee'>,
  hexSha256: HexSha256 = portableSha256,
): string {
  const { headers } = mail;
  const [from, date, id] = ['from', 'date', 'message-id'].map((name) => headerValue(headers, name));
  gathered = 0;
  addTexts(addressee?.address ?? '', from ?? '', date ?? '', id ?? '');
  let count = 0;
  for (const part of walkParts(mail.root)) {
    count += 1;
    if (count > MAX_PARTS) break;
    if (part.text !== null) addEdgesOfText(part.text);
    else if (part.content !== null) addEdgesOfBytes(part.content);
  }
  const key = hexSha256(room.subarray(0, gathered));
  if (room.length > MOST_KEPT) room = new Uint8Array(FIRST_ROOM);
  return key;
}

/** Room for a usual report; one that a hostile report made larger than the second is not kept. */
const FIRST_ROOM = 0x8000;
const MOST_KEPT = 0x10_0000;

/** What is hashed, gathered for one report at a time: nothing here waits. */
let room = new Uint8Array(FIRST_ROOM);
let gathered = 0;

const encoder = new TextEncoder();

/** UTF-8 takes no more bytes for a UTF-16 unit. */
const MAX_UTF8 = 3;

/** A NUL ends each text, so that none can pass for two. */
function addTexts(...texts: readonly string[]): void {
  const text = `${texts.join('\0')}\0`;
  makeRoom(MAX_UTF8 * text.length);
  gathered += encoder.encodeInto(text, room.subarray(gathered)).written;
}

function addEdgesOfText(text: string): void {
  if (text.length <= 2 * EDGE) addTexts(text);
  else addTexts(text.slice(0, EDGE), text.slice(-EDGE), String(text.length));
}

function makeRoom(length: number): void {
  if (gathered + length <= room.length) return;
  const larger = new Uint8Array(2 * (gathered + length));
  larger.set(room.subarray(0, gathered));
  room = larger;
}

const CR = 0x0d;

/** Both edges, CR not counted: how many there are between is not known without reading all. */
function addEdgesOfBytes(bytes: Uint8Array): void {
  makeRoom(2 * EDGE);
  // In variables of its own: this looks at every byte, and engines keep these at hand.
  const [into, begin] = [room, gathered];
  const end = begin + Math.min(bytes.length, 2 * EDGE);
  let [from, to] = [0, begin];
  for (; from < bytes.length && to < begin + EDGE; from += 1) {
    const byte = bytes[from] ?? CR;
    if (byte !== CR) into[to++] = byte;
  }
  let start = end;
  for (let at = bytes.length - 1; at >= from && start > to; at -= 1) {
    const byte = bytes[at] ?? CR;
    if (byte !== CR) into[--start] = byte;
  }
  into.copyWithin(to, start, end);
  gathered = to + end - start;
}
