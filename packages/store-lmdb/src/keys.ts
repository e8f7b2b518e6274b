/**
 * Keys of the tables. All begin with the number of a model, so that thousands
 * of models share a few tables, and end with what orders them within it; the
 * bytes are big-endian, for LMDB compares them from the left.
 *
 *     pages     model · first key of the page
 *     journal   model · number of the record
 *     learned   model · id
 *     ages      model · day · number of the message
 */

const MODEL_BYTES = 4;
const DAY_BYTES = 2;
const NUMBER_BYTES = 6;

/** Model and a number of 32 bits. */
export function numberKey(model: number, number: number): Uint8Array {
  const key = Buffer.allocUnsafe(2 * MODEL_BYTES);
  key.writeUInt32BE(model, 0);
  key.writeUInt32BE(number, MODEL_BYTES);
  return key;
}

/** Model and a text. */
export function textKey(model: number, text: string): Uint8Array {
  const key = Buffer.allocUnsafe(MODEL_BYTES + Buffer.byteLength(text));
  key.writeUInt32BE(model, 0);
  key.write(text, MODEL_BYTES);
  return key;
}

/** Model, day and a number of 48 bits. */
export function ageKey(model: number, day: number, number: number): Uint8Array {
  const key = Buffer.allocUnsafe(MODEL_BYTES + DAY_BYTES + NUMBER_BYTES);
  key.writeUInt32BE(model, 0);
  key.writeUInt16BE(day, MODEL_BYTES);
  key.writeUIntBE(number, MODEL_BYTES + DAY_BYTES, NUMBER_BYTES);
  return key;
}
