/**
 * Reads a stream by counts of bytes.
 */

import { Buffer } from 'node:buffer';

/** Reads a stream by counts of bytes. */
export interface ByteReader {
  /** The next bytes, so many as were asked for; fewer only at the end. */
  read(count: number): Promise<Buffer>;
  /** Passes over bytes. */
  skip(count: number): Promise<void>;
  /** Lets go of the stream. */
  close(): Promise<void>;
}

/** A reader of these chunks. */
export function createByteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    if (held.length > 0) return true;
    const { done, value } = await iterator.next();
    if (done === true) return false;
    held = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return true;
  };
  const take = (count: number): Buffer => {
    const taken = held.subarray(0, count);
    held = held.subarray(taken.length);
    return taken;
  };
  return {
    read: async (count) => {
      const pieces: Buffer[] = [];
      let missing = count;
      while (missing > 0 && (await more())) {
        const piece = take(missing);
        pieces.push(piece);
        missing -= piece.length;
      }
      return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
    },
    skip: async (count) => {
      let missing = count;
      while (missing > 0 && (await more())) missing -= take(missing).length;
    },
    close: async () => {
      await iterator.return?.();
    },
  };
}
