/**
 * The MIME tree as a list.
 */

import type { Part } from '@backscatter/core';

/**
 * The part and everything below it, in the order of the mail. Does not recurse,
 * so depth costs no stack.
 */
export function walkParts(root: Part): readonly Part[] {
  const parts: Part[] = [];
  const open: Part[] = [root];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    parts.push(part);
    for (let i = part.children.length - 1; i >= 0; i--) {
      const child = part.children[i];
      if (child !== undefined) open.push(child);
    }
  }
  return parts;
}
