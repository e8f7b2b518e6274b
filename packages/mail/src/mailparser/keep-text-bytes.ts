/**
 * A second look at text whose charset is wrong.
 *
 * QUIRK: text in another charset than its part names is the rule in bounces.
 * mailparser reads what names none, or one it does not know, as UTF-8 and puts
 * replacement characters for the rest. So the bytes are kept beside it until
 * the text is known to be whole.
 */

import { Buffer } from 'node:buffer';
import type { MailParser } from 'mailparser';
import { decodeBytes } from '../decode-bytes.ts';
import type { ParserNode } from './parser-tree.ts';

interface TextNode extends ParserNode {
  readonly decoder?: { on(event: 'data', listener: (chunk: Uint8Array) => void): unknown };
}

/** The method that mailparser makes its tree by; the version is pinned. */
interface NodeMaker {
  createNode?(data: unknown): TextNode;
}

/** Undecoded chunks of the text parts, by their node. */
export type TextBytes = ReadonlyMap<ParserNode, readonly Uint8Array[]>;

/** Has `parser` keep the bytes of its text parts. */
export function keepTextBytes(parser: MailParser): TextBytes {
  const kept = new Map<ParserNode, Uint8Array[]>();
  const maker = parser as unknown as NodeMaker;
  const createNode = maker.createNode?.bind(parser);
  if (createNode === undefined) return kept;
  maker.createNode = (data) => {
    const node = createNode(data);
    if (node.isAttachment === false) {
      const chunks: Uint8Array[] = [];
      kept.set(node, chunks);
      node.decoder?.on('data', (chunk) => chunks.push(chunk));
    }
    return node;
  };
  return kept;
}

/** The text of a part, decoded anew where mailparser had to guess. Line ends are LF. */
export function mendText(
  text: string,
  chunks: readonly Uint8Array[] | undefined,
  charset: string | null,
): string {
  if (chunks === undefined || !text.includes('\ufffd')) return text;
  return decodeBytes(Buffer.concat(chunks), charset).replace(/\r\n/g, '\n');
}
