/**
 * The tree that mailparser builds while it parses, and how it becomes ours.
 *
 * mailparser hands out text and attachments, but a report is told by its
 * structure. The parser keeps that structure in its `tree` property; the
 * version is pinned, and `parse-mail` falls back to the flat form without it.
 */

import type { Header, Part, Problem } from '@backscatter/core';
import { decodeBinaryString, decodeBytes } from '../decode-bytes.ts';
import { mendText, type TextBytes } from './keep-text-bytes.ts';
import type { MailLimits } from './limits.ts';

/** A node of mailparser's own tree, as far as it is read here. */
export interface ParserNode {
  readonly node: {
    readonly encoding: string | false;
    readonly filename: string | false;
    readonly disposition: string | false;
    readonly charset: string | false;
    readonly _parsedContentType: { readonly params?: Readonly<Record<string, unknown>> } | false;
  };
  readonly headerLines: readonly HeaderLine[] | false;
  readonly headers: object;
  readonly contentType: string | false;
  readonly isAttachment?: boolean;
  readonly textContent?: string;
  readonly children: readonly ParserNode[];
}

/** A raw header line: one character a byte, folding kept. */
export interface HeaderLine {
  readonly key: string;
  readonly line: string;
}

/** What was read of a part that mailparser treats as an attachment. */
export interface AttachedBytes {
  readonly content: Uint8Array | null;
  readonly size: number;
}

/** What mailparser made of a message. */
export interface ParserResult {
  readonly tree: ParserNode;
  readonly attached: ReadonlyMap<object, AttachedBytes>;
  readonly textBytes: TextBytes;
}

/**
 * Whether a content type has the form `type/subtype`. RFC 2045 section 5.2 has one
 * without it read as text/plain; old Unix mailers wrote `Content-Type: text`, and
 * some forget the semicolon in front of `charset=`.
 */
export function isMimeType(type: string | false): type is string {
  return type !== false && type.includes('/') && !/\s/.test(type);
}

/** RFC 5322 section 2.2: printable ASCII but the colon. Noise has other names. */
const FIELD_NAME = /^[!-9;-~]+$/;

/** Turns raw header lines into fields. */
export function toHeaders(lines: readonly HeaderLine[] | false, limit: number): readonly Header[] {
  if (lines === false) return [];
  const headers: Header[] = [];
  for (const { key, line } of lines) {
    if (headers.length >= limit) break;
    const colon = line.indexOf(':');
    // QUIRK: a line without a colon is a stray of a broken server; it names nothing.
    if (colon < 0 || !FIELD_NAME.test(key)) continue;
    headers.push({ name: key, raw: decodeBinaryString(line.slice(colon + 1)) });
  }
  return headers;
}

/** Turns mailparser's tree into parts, level by level, within the limits. */
export function toPart(result: ParserResult, limits: MailLimits, problems: Problem[]): Part {
  let parts = 0;
  let tooDeep = false;
  let tooMany = false;
  const convert = (node: ParserNode, depth: number): Part => {
    parts++;
    const children: Part[] = [];
    for (const child of node.children) {
      if (depth >= limits.maxDepth) tooDeep = true;
      else if (parts >= limits.maxParts) tooMany = true;
      else children.push(convert(child, depth + 1));
    }
    return leaf(node, result, children, limits);
  };
  const root = convert(result.tree, 1);
  if (tooDeep) {
    const detail = `Parts nest deeper than ${limits.maxDepth} levels; the inner ones were not read.`;
    problems.push({ code: 'too-deep', detail });
  }
  if (tooMany) {
    const detail = `More than ${limits.maxParts} parts; the rest was not read.`;
    problems.push({ code: 'too-many-parts', detail });
  }
  return root;
}

function leaf(
  node: ParserNode,
  { attached, textBytes }: ParserResult,
  children: readonly Part[],
  limits: MailLimits,
): Part {
  const bytes = attached.get(node.headers);
  const typed = isMimeType(node.contentType);
  const text = readText(node, bytes?.content ?? null, textBytes);
  return {
    type: typed ? node.contentType : 'text/plain',
    parameters: toParameters(node.node._parsedContentType),
    disposition: node.node.disposition || null,
    filename: node.node.filename || null,
    encoding: node.node.encoding || '7bit',
    headers: toHeaders(node.headerLines, limits.maxHeaders),
    text,
    content: text === null ? (bytes?.content ?? null) : null,
    size: bytes?.size ?? text?.length ?? 0,
    children,
  };
}

function readText(
  node: ParserNode,
  content: Uint8Array | null,
  textBytes: TextBytes,
): string | null {
  const charset = node.node.charset || null;
  if (node.textContent !== undefined) {
    return mendText(node.textContent, textBytes.get(node), charset);
  }
  // mailparser attaches what has no proper type, but a reader sees it as text.
  if (content === null || isMimeType(node.contentType)) return null;
  if (node.node.disposition === 'attachment') return null;
  return decodeBytes(content, charset).replace(/\r\n/g, '\n');
}

function toParameters(
  parsed: ParserNode['node']['_parsedContentType'],
): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  if (parsed === false || parsed.params === undefined) return parameters;
  for (const [name, value] of Object.entries(parsed.params)) {
    if (typeof value === 'string') parameters.set(name.toLowerCase(), value);
  }
  return parameters;
}
