/**
 * Multiparts without parts: their boundary never comes, because the message was cut off
 * behind its header or the header names another one. A MIME parser drops the whole body.
 */

import type { Buffer } from 'node:buffer';
import type { Part, Problem } from '@backscatter/core';
import { decodeBytes } from '../decode-bytes.ts';
import { headerEnd } from './bound-bytes.ts';

/** A multipart without parts. */
export function isBarren(part: Part): boolean {
  return part.type.startsWith('multipart/') && part.children.length === 0;
}

/** The mail with its body as text where it is a multipart without parts; as it is otherwise. */
export function rescueText(root: Part, bytes: Buffer, problems: Problem[]): Part {
  if (!isBarren(root)) return root;
  const text = bodyText(bytes);
  if (text.trim() === '') return root;
  problems.push({ code: 'no-parts', detail: 'The boundary of the multipart never comes.' });
  return { ...root, text, size: text.length };
}

function bodyText(bytes: Buffer): string {
  return decodeBytes(bytes.subarray(headerEnd(bytes)))
    .replace(/\r\n/g, '\n')
    .trimStart();
}
