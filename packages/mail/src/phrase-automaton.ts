/**
 * Aho and Corasick, "Efficient string matching" (CACM 18, 1975): all phrases in
 * one pass over the text.
 *
 * The phrases form a trie. Where the text leaves it, the failure link leads to
 * the longest suffix of what was read that is again a way into the trie, so no
 * character is read twice and the time does not depend on how many phrases
 * there are. For ASCII, which most text is, every state has its moves ready in
 * a row of a table, a column for each character that some phrase holds; edges
 * by other characters stand in one open-addressed table, so that memory follows
 * the length of the phrases, whatever their script. States are numbered by
 * their depth: the shallow ones, in which most text is read, lie together.
 */

export interface Automaton {
  /** By ASCII character: its column; 0 for a character that is in no pattern. */
  readonly columns: Uint8Array;
  /** Number of columns. */
  readonly width: number;
  /** By state and column: the state to go to, failure links followed. Column 0 leads to the root. */
  readonly moves: Int32Array | Uint16Array;
  /** Edges by other characters; what they do not hold is found by failure links. */
  readonly edges: Edges;
  /** By state: where to go on when no edge fits. */
  readonly failures: Int32Array;
  /** By state: one more than the index of the pattern that ends here, else 0. */
  readonly patterns: Int32Array;
  /** By state: the nearest state, itself included, by way of failure links, where a pattern ends; else 0. */
  readonly outputs: Int32Array;
}

interface Edges {
  /** Number of slots less one; the number is a power of two. */
  readonly mask: number;
  /** By slot: `edgeKey` of the edge that lies there, 0 where none does. */
  readonly keys: Float64Array;
  /** By slot: the state that edge leads to. */
  readonly targets: Int32Array;
}

const ROOT = 0;
const ASCII = 128;

/** Builds the automaton of distinct, non-empty patterns. */
export function buildAutomaton(patterns: readonly Uint16Array[]): Automaton {
  let most = 1;
  let others = 0;
  const columns = new Uint8Array(ASCII);
  let width = 1;
  for (const pattern of patterns) {
    most += pattern.length;
    for (const unit of pattern) {
      if (unit >= ASCII) others++;
      else if (columns[unit] === 0) columns[unit] = width++;
    }
  }
  // At most half full: a search for what is absent then ends after a slot or two.
  const slots = 2 ** Math.ceil(Math.log2(2 * others + 2));
  const automaton: Automaton = {
    columns,
    width,
    // Half as much memory is read from: what a processor keeps at hand decides the speed.
    moves: most <= 0x10000 ? new Uint16Array(most * width) : new Int32Array(most * width),
    edges: {
      mask: slots - 1,
      keys: new Float64Array(slots),
      targets: new Int32Array(slots),
    },
    failures: new Int32Array(most),
    patterns: new Int32Array(most),
    outputs: new Int32Array(most),
  };
  plant(automaton, patterns);
  return automaton;
}

/**
 * Reads UTF-16 `units` once and calls `hit` with the index of each pattern that
 * ends and the index behind its last unit, in the order of the text, the longest
 * first.
 *
 * @param limit how many hits to report; the rest of the text is not read then
 */
export function scanUnits(
  automaton: Automaton,
  units: Uint16Array,
  limit: number,
  hit: (pattern: number, end: number) => void,
): void {
  const { outputs } = automaton;
  let state = ROOT;
  let left = limit;
  for (let i = 0; i < units.length && left > 0; i++) {
    state = next(automaton, state, units[i] ?? 0);
    if (outputs[state] !== ROOT) left = report(automaton, state, left, i + 1, hit);
  }
}

function report(
  { failures, outputs, patterns }: Automaton,
  state: number,
  limit: number,
  end: number,
  hit: (pattern: number, end: number) => void,
): number {
  let left = limit;
  for (let at = outputs[state] ?? ROOT; at !== ROOT; at = outputs[failures[at] ?? ROOT] ?? ROOT) {
    if (left-- <= 0) return 0;
    hit((patterns[at] ?? 0) - 1, end);
  }
  return left;
}

/**
 * Enters the patterns, level by level: all their first characters, all their
 * second ones. What a new state fails to lies on a level above and is complete.
 */
function plant(automaton: Automaton, patterns: readonly Uint16Array[]): void {
  const { outputs, failures, patterns: ends } = automaton;
  const reached = new Int32Array(patterns.length);
  let growing = patterns.map((_, index) => index);
  let count = 1;
  for (let depth = 0; growing.length > 0; depth++) {
    const level = count;
    for (const index of growing) {
      const pattern = patterns[index];
      const parent = reached[index] ?? ROOT;
      const child = childOf(automaton, parent, pattern?.[depth] ?? 0, level, count);
      if (child === count) count++;
      reached[index] = child;
      if (pattern?.length === depth + 1) ends[child] = index + 1;
    }
    for (let state = level; state < count; state++) {
      const failure = failures[state] ?? ROOT;
      inheritMoves(automaton, state, failure);
      outputs[state] = ends[state] === 0 ? (outputs[failure] ?? ROOT) : state;
    }
    growing = growing.filter((index) => (patterns[index]?.length ?? 0) > depth + 1);
  }
}

/**
 * The child of a state, planted as `fresh` where there is none yet.
 *
 * @param level the first state of the children's level; moves to lesser ones are inherited
 */
function childOf(
  automaton: Automaton,
  parent: number,
  unit: number,
  level: number,
  fresh: number,
): number {
  const inherited = next(automaton, parent, unit);
  if (inherited >= level) return inherited;
  automaton.failures[fresh] = inherited;
  if (unit < ASCII) {
    automaton.moves[parent * automaton.width + (automaton.columns[unit] ?? 0)] = fresh;
  } else {
    const slot = findSlot(automaton.edges, parent, unit);
    automaton.edges.keys[slot] = edgeKey(parent, unit);
    automaton.edges.targets[slot] = fresh;
  }
  return fresh;
}

function inheritMoves({ moves, width }: Automaton, state: number, failure: number): void {
  moves.copyWithin(state * width, failure * width, (failure + 1) * width);
}

/** The state after one more character. */
function next(automaton: Automaton, state: number, unit: number): number {
  if (unit >= ASCII) return step(automaton, state, unit);
  return automaton.moves[state * automaton.width + (automaton.columns[unit] ?? 0)] ?? ROOT;
}

/** Each failure link is shorter than the one before, so this ends at the root at the latest. */
function step({ edges, failures }: Automaton, from: number, unit: number): number {
  for (let state = from; ; state = failures[state] ?? ROOT) {
    const target = edges.targets[findSlot(edges, state, unit)] ?? ROOT;
    if (target !== ROOT || state === ROOT) return target;
  }
}

/** The slot of an edge, or the free one where it would lie. */
function findSlot({ mask, keys }: Edges, state: number, unit: number): number {
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
