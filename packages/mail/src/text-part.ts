import type { Header, Part } from '@backscatter/core';

/**
 * A part that is text and no more: without a Content-Type, a name or parts of its own.
 *
 * @param size in bytes, or what comes nearest; by default the characters of the text
 */
export function textPart(
  type: string,
  text: string | null,
  size: number = text?.length ?? 0,
  headers: readonly Header[] = [],
): Part {
  return {
    type,
    parameters: new Map(),
    disposition: null,
    filename: null,
    encoding: '7bit',
    headers,
    text,
    content: null,
    size,
    children: [],
  };
}
