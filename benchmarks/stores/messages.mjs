/**
 * Messages as a store sees them: keys of features. Half of a message's features
 * are common (the words of a language, the headers of a program), by Zipf's
 * law; the others are any of the model's, seen in few messages each.
 */

/** Features that are common. */
const COMMON = 50_000;

const SPAM = /** @type {const} */ ('spam');
const HAM = /** @type {const} */ ('ham');

/** Always the same numbers from the same seed: Lehmer's generator. */
export function dice(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * The key of the n-th feature: a permutation of 32-bit numbers, so distinct.
 *
 * @param {number} n
 */
function keyOf(n) {
  let key = Math.imul(n ^ (n >>> 16), 0x7feb352d);
  key = Math.imul(key ^ (key >>> 15), 0x846ca68b);
  return (key ^ (key >>> 16)) >>> 0;
}

/**
 * Distinct features of a message.
 *
 * @param {() => number} roll
 * @param {number} features how many
 * @param {number} cells features of the model
 */
export function messageKeys(roll, features, cells) {
  const keys = new Set();
  while (keys.size < features) {
    const n = roll() < 0.5 ? COMMON ** roll() : roll() * cells;
    keys.add(keyOf(Math.floor(n)));
  }
  return Uint32Array.from(keys);
}

/**
 * What messages of these keys teach together, half of them as spam.
 *
 * @param {readonly Uint32Array[]} messages
 * @param {string} prefix of their ids
 */
export function changeOf(messages, prefix) {
  const rows = new Map();
  const cells = new Int32Array(4 * messages.reduce((sum, keys) => sum + keys.length, 0));
  const add = (/** @type {number} */ at, /** @type {number} */ number) => {
    cells[at] = (cells[at] ?? 0) + number;
  };
  for (const [i, keys] of messages.entries()) {
    for (const key of keys) {
      let row = rows.get(key);
      if (row === undefined) {
        row = rows.size;
        rows.set(key, row);
      }
      add(4 * row + (i % 2), 1);
      // Every fourth message taught something besides.
      if (i % 4 > 0) continue;
      add(4 * row + 2, 20_000);
      add(4 * row + 3, 95);
    }
  }
  return {
    messages: messages.map((_, i) => ({
      id: `${prefix}${i}@example.org`,
      before: null,
      after: { as: i % 2 === 0 ? SPAM : HAM, error: 9_000 },
    })),
    totals: {
      spam: Math.ceil(messages.length / 2),
      ham: Math.floor(messages.length / 2),
      spamError: 9_000 * Math.ceil(messages.length / 2),
      hamError: 9_000 * Math.floor(messages.length / 2),
    },
    keys: Uint32Array.from(rows.keys()),
    cells: cells.subarray(0, 4 * rows.size),
    day: 20_500,
    texts: null,
  };
}

/**
 * A change that brings features `from` to `to` into being.
 *
 * @param {number} from
 * @param {number} to
 */
export function filling(from, to) {
  const keys = new Uint32Array(to - from);
  const cells = new Int32Array(4 * keys.length);
  const roll = dice(to);
  for (let i = 0; i < keys.length; i += 1) {
    keys[i] = keyOf(from + i);
    cells[4 * i + (roll() < 0.5 ? 0 : 1)] = 1 + Math.floor(3 * roll() * roll());
    if (roll() > 0.4) continue;
    cells[4 * i + 2] = Math.floor(60_000 * (roll() - 0.5));
    cells[4 * i + 3] = Math.floor(300 * roll());
  }
  const totals = { spam: 0, ham: 0, spamError: 0, hamError: 0 };
  return { messages: [], totals, keys, cells, day: 20_400, texts: null };
}
