/**
 * Aho and Corasick, "Efficient string matching" (CACM 18, 1975): all phrases in
 * one pass over the text.
 *
 * The phrases form a trie. Where the text leaves it, the failure link leads to
 * the longest suffix of what was read that is again a way into the trie, so no
 * character is read twice and the time does not depend on how many phrases
 * there are. Edges stand in one open-addressed table keyed by state and
 * character: memory follows the length of the phrases, whatever their script.
 */

export interface Automaton {
  /** Number of slots less one; the number is a power of two. */
  readonly mask: number;
  /** By slot: `edgeKey` of the edge that lies there, 0 where none does. */
  readonly keys: Float64Array;
  /** By slot: the state that edge leads to. */
  readonly targets: Int32Array;
  /**
   * By state and ASCII character: one more than the state to go to, 0 where that
   * was not needed yet. Filled while reading, so that common text takes one look
   * a character.
   */
  readonly known: Int32Array;
  /** By state: where to go on when no edge fits. */
  readonly failures: Int32Array;
  /** By state: one more than the index of the pattern that ends here, else 0. */
  readonly patterns: Int32Array;
  /** By state: the nearest state, itself included, by way of failure links, where a pattern ends; else 0. */
  readonly outputs: Int32Array;
}

const ROOT = 0;
const ASCII = 128;

/** Builds the automaton of distinct, non-empty patterns. */
export function buildAutomaton(patterns: readonly Uint16Array[]): Automaton {
  const most = patterns.reduce((sum, pattern) => sum + pattern.length, 1);
  // At most half full: a search for what is absent then ends after a slot or two.
  const slots = 2 ** Math.ceil(Math.log2(2 * most + 2));
  const automaton: Automaton = {
    mask: slots - 1,
    keys: new Float64Array(slots),
    targets: new Int32Array(slots),
    known: new Int32Array(most * ASCII),
    failures: new Int32Array(most),
    patterns: new Int32Array(most),
    outputs: new Int32Array(most),
  };
  link(automaton, plant(automaton, patterns));
  return automaton;
}

/**
 * Reads UTF-16 `units` once and calls `hit` with the index of each pattern that
 * ends, in the order of the text, the longest first.
 *
 * @param limit how many hits to report; the rest of the text is not read then
 */
export function scanUnits(
  automaton: Automaton,
  units: Uint16Array,
  limit: number,
  hit: (pattern: number) => void,
): void {
  let state = ROOT;
  let left = limit;
  for (let i = 0; i < units.length && left > 0; i++) {
    state = next(automaton, state, units[i] ?? 0);
    if (automaton.outputs[state] !== ROOT) left = report(automaton, state, left, hit);
  }
}

/** The same for a string. */
export function scanText(
  automaton: Automaton,
  text: string,
  limit: number,
  hit: (pattern: number) => void,
): void {
  let state = ROOT;
  let left = limit;
  for (let i = 0; i < text.length && left > 0; i++) {
    state = next(automaton, state, text.charCodeAt(i));
    if (automaton.outputs[state] !== ROOT) left = report(automaton, state, left, hit);
  }
}

function report(
  { failures, outputs, patterns }: Automaton,
  state: number,
  limit: number,
  hit: (pattern: number) => void,
): number {
  let left = limit;
  for (let at = outputs[state] ?? ROOT; at !== ROOT; at = outputs[failures[at] ?? ROOT] ?? ROOT) {
    if (left-- <= 0) return 0;
    hit((patterns[at] ?? 0) - 1);
  }
  return left;
}

/** By state, the root included: where it hangs in the trie. */
interface Trie {
  readonly parents: number[];
  readonly units: number[];
  /** By depth: the states that lie there, those below the root first. */
  readonly levels: number[][];
}

/** Enters the patterns. */
function plant(automaton: Automaton, patterns: readonly Uint16Array[]): Trie {
  const trie: Trie = { parents: [ROOT], units: [0], levels: [] };
  patterns.forEach((pattern, index) => {
    let state = ROOT;
    pattern.forEach((unit, depth) => {
      const slot = findSlot(automaton, state, unit);
      if (automaton.keys[slot] === 0) {
        const planted = trie.parents.push(state) - 1;
        trie.units.push(unit);
        const level = trie.levels[depth];
        if (level === undefined) trie.levels.push([planted]);
        else level.push(planted);
        automaton.keys[slot] = edgeKey(state, unit);
        automaton.targets[slot] = planted;
      }
      state = automaton.targets[slot] ?? ROOT;
    });
    automaton.patterns[state] = index + 1;
  });
  return trie;
}

/** Sets failure links and outputs level by level: the deep ones build on the shallow. */
function link(automaton: Automaton, { parents, units, levels }: Trie): void {
  const { failures, outputs, patterns } = automaton;
  for (const state of levels.flat()) {
    const parent = parents[state] ?? ROOT;
    const failure =
      parent === ROOT ? ROOT : step(automaton, failures[parent] ?? ROOT, units[state] ?? 0);
    failures[state] = failure;
    outputs[state] = patterns[state] === 0 ? (outputs[failure] ?? ROOT) : state;
  }
}

/** The state after one more character. */
function next(automaton: Automaton, state: number, unit: number): number {
  if (unit >= ASCII) return step(automaton, state, unit);
  const slot = state * ASCII + unit;
  const known = automaton.known[slot] ?? 0;
  if (known > 0) return known - 1;
  const to = step(automaton, state, unit);
  automaton.known[slot] = to + 1;
  return to;
}

/** Each failure link is shorter than the one before, so this ends at the root at the latest. */
function step(automaton: Automaton, from: number, unit: number): number {
  for (let state = from; ; state = automaton.failures[state] ?? ROOT) {
    const target = automaton.targets[findSlot(automaton, state, unit)] ?? ROOT;
    if (target !== ROOT || state === ROOT) return target;
  }
}

/** The slot of an edge, or the free one where it would lie. */
function findSlot({ mask, keys }: Automaton, state: number, unit: number): number {
  const key = edgeKey(state, unit);
  const hash = Math.imul(state, 0x9e3779b1) + Math.imul(unit, 0x85ebca6b);
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & mask;
  return slot;
}

/** Never 0: that marks a free slot. */
function edgeKey(state: number, unit: number): number {
  return state * 0x10000 + unit + 1;
}
