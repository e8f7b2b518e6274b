/**
 * A cell as Redis keeps it: five integers of MessagePack, the four numbers of
 * the cell and the day it was last touched (https://msgpack.org, "int format
 * family"). The server's scripts pack and unpack it in C, small numbers take a
 * byte, and any program can read it.
 */

import { CELL_WIDTH } from '@backscatter/core';

/** What stands for a cell that does not exist: MessagePack's nil. */
const NIL = 0xc0;

/** Reads packed cells, one behind the other. */
export interface CellReader {
  /** Where the next cell begins. */
  at: number;
  readonly bytes: Buffer;
}

/**
 * Reads a cell into `cells`, from row `row` on; zeros for one that does not exist.
 *
 * @returns the day it was last touched
 */
export function readCell(reader: CellReader, cells: Int32Array, row: number): number {
  if (reader.bytes[reader.at] === NIL) {
    reader.at += 1;
    return 0;
  }
  for (let k = 0; k < CELL_WIDTH; k += 1) cells[row * CELL_WIDTH + k] = readInteger(reader);
  return readInteger(reader);
}

function readInteger(reader: CellReader): number {
  const { bytes, at } = reader;
  const head = bytes[at] ?? NIL;
  if (head < 0x80) return step(reader, 1, head);
  if (head >= 0xe0) return step(reader, 1, head - 0x100);
  switch (head) {
    case 0xcc:
      return step(reader, 2, bytes.readUInt8(at + 1));
    case 0xcd:
      return step(reader, 3, bytes.readUInt16BE(at + 1));
    case 0xce:
      return step(reader, 5, bytes.readUInt32BE(at + 1));
    case 0xd0:
      return step(reader, 2, bytes.readInt8(at + 1));
    case 0xd1:
      return step(reader, 3, bytes.readInt16BE(at + 1));
    case 0xd2:
      return step(reader, 5, bytes.readInt32BE(at + 1));
    default:
      throw new Error('Redis holds a cell that is none');
  }
}

function step(reader: CellReader, length: number, value: number): number {
  reader.at += length;
  return value;
}
