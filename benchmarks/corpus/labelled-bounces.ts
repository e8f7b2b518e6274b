/**
 * Bounces with what their source says of them, from a directory with an
 * `index.jsonl`. Near-duplicates share a `dup_group` and count once.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the source's own test table expects; absent where it says nothing. */
interface Expected {
  readonly recipients?: readonly string[];
  readonly recipient_count?: number;
  readonly reason?: string;
}

/** A bounce, and what its collection says of it; `path` is within that collection. */
export interface LabelledBounce {
  readonly path: string;
  /** The collection it comes from. */
  readonly source: string;
  /** `bounce`, `delay`, `success`, `auto-reply`, `feedback-report`, `mdn`, `ordinary` or `unknown`. */
  readonly label: string;
  readonly expected: Expected;
  readonly raw: Uint8Array;
}

interface Row {
  readonly path: string;
  readonly source: string;
  readonly label: string;
  readonly expected?: Expected;
  readonly dup_group?: string;
}

/** One message of each group, in the order of the index. */
export function* readLabelledBounces(folder: string): Generator<LabelledBounce> {
  const groups = new Set<string>();
  for (const line of readFileSync(join(folder, 'index.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const { path, source, label, expected, dup_group: group } = JSON.parse(line) as Row;
    if (group !== undefined && groups.has(group)) continue;
    if (group !== undefined) groups.add(group);
    yield { path, source, label, expected: expected ?? {}, raw: readFileSync(join(folder, path)) };
  }
}
