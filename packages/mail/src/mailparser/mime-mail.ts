/**
 * The long way: mailparser, told to keep apart what a report is made of.
 * Without `keepDeliveryStatus` it pours the delivery status into the text,
 * without `ignoreEmbedded` it flattens the returned message, and its Message-ID
 * is gone.
 */

import { Buffer } from 'node:buffer';
import { type Part, type Problem, quote } from '@backscatter/core';
import { type AttachmentStream, MailParser, type MailParserOptions } from 'mailparser';
import { decodeBytes } from '../decode-bytes.ts';
import { textPart } from '../text-part.ts';
import { walkParts } from '../walk-parts.ts';
import { mendFolding } from './bound-bytes.ts';
import { cutExcess } from './cut-excess.ts';
import { keepTextBytes } from './keep-text-bytes.ts';
import type { MailLimits } from './limits.ts';
import {
  type AttachedBytes,
  isMimeType,
  type ParserNode,
  type ParserResult,
  toPart,
} from './parser-tree.ts';
import { isBarren } from './rescue-text.ts';

const PARSER_OPTIONS: MailParserOptions = {
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  checksumAlgo: false,
};

/** Types whose exact bytes a report is read from. */
const KEPT = /^(?:message\/|text\/|multipart\/)/;

/** Reads a mail of any structure. Never rejects. */
export async function readMimeMail(
  bytes: Buffer,
  limits: MailLimits,
  problems: Problem[],
): Promise<Part> {
  const root = await readParts(bytes, limits, problems);
  if (!walkParts(root).some(isBarren)) return root;
  const mended = mendFolding(bytes);
  if (mended === null) return root;
  problems.push({
    code: 'lost-folding',
    detail: 'A folded boundary parameter has lost its blank.',
  });
  return readParts(mended, limits, problems);
}

async function readParts(bytes: Buffer, limits: MailLimits, problems: Problem[]): Promise<Part> {
  let result = await runParser(bytes, false);
  if (result.error !== null) {
    const detail = `The MIME parser stopped: ${quote(result.error.message)}`;
    problems.push({ code: 'mime-error', detail });
    result = await runParser(cutExcess(bytes, limits), true);
  }
  if (result.tree !== null && wantsTextBytes(result.tree)) {
    result = await runParser(bytes, true);
  }
  const { tree, ...rest } = result;
  return tree === null ? unparsed(bytes) : toPart({ tree, ...rest }, limits, problems);
}

interface Parsed extends Omit<ParserResult, 'tree'> {
  readonly tree: ParserNode | null;
  readonly error: Error | null;
}

function runParser(bytes: Uint8Array, keepText: boolean): Promise<Parsed> {
  return new Promise((resolve) => {
    const parser = leanParser();
    const textBytes = keepText ? keepTextBytes(parser) : NO_BYTES;
    const attached = new Map<object, AttachedBytes>();
    const settle = (error: Error | null): void => {
      const { tree } = parser as unknown as { readonly tree?: ParserNode | false };
      resolve({ tree: tree || null, attached, textBytes, error });
    };
    parser.on('data', (data) => {
      if (data.type === 'attachment') readAttachment(data, attached);
    });
    parser.once('end', () => settle(null));
    // What was read until then stands: a limit of the parser's own is no reason to lose it.
    parser.on('error', (error: Error) => {
      settle(error);
      parser.destroy();
    });
    parser.end(bytes);
  });
}

const NO_BYTES: ReadonlyMap<ParserNode, readonly Uint8Array[]> = new Map();

/**
 * mailparser decodes every header field into a map of its own. Fields are kept
 * raw here and decoded when they are asked for, so that work is left out: it is
 * a quarter of the whole.
 */
function leanParser(): MailParser {
  const parser = new MailParser(PARSER_OPTIONS);
  Object.assign(parser, { processHeaders: () => new Map() });
  return parser;
}

/** Whether mailparser had to guess at a text, and its bytes are wanted after all. */
function wantsTextBytes(node: ParserNode): boolean {
  return (
    node.textContent?.includes('\ufffd') === true ||
    node.children.some((child) => wantsTextBytes(child))
  );
}

function readAttachment(attachment: AttachmentStream, attached: Map<object, AttachedBytes>): void {
  const keep = KEPT.test(attachment.contentType) || !isMimeType(attachment.contentType);
  const chunks: Buffer[] = [];
  let size = 0;
  attachment.content.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (keep) chunks.push(chunk);
  });
  const done = (): void => {
    attached.set(attachment.headers, { content: keep ? concat(chunks, size) : null, size });
    attachment.release?.();
  };
  attachment.content.once('end', done);
}

function concat(chunks: readonly Buffer[], size: number): Uint8Array {
  const [only] = chunks;
  const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size);
  // A plain view: a Buffer comes out of a worker as something else than it went in.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What stands for a mail of which the parser made nothing, such as an empty file. */
function unparsed(bytes: Buffer): Part {
  const text = bytes.length === 0 ? null : decodeBytes(bytes).replace(/\r\n/g, '\n');
  return textPart('text/plain', text, bytes.length);
}
