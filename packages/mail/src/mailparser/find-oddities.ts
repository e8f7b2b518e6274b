/**
 * What is odd about a mail as a whole, whichever way it was read.
 */

import type { Buffer } from 'node:buffer';
import type { Part, Problem } from '@backscatter/core';
import { walkParts } from '../walk-parts.ts';

/** Names that no field has, and that break programs which keep fields in an object. */
const PROPERTY_NAMES = new Set(['__proto__', 'constructor', 'prototype', 'hasownproperty']);

/** Bytes that show whether a file is text (RFC 5322 section 4 has NUL obsolete). */
const NUL_SAMPLE = 4_096;

/** Multiparts whose end is looked for. */
const MAX_MULTIPARTS = 20;

/** Oddities of a mail that was read. */
export function findOddities(root: Part, bytes: Buffer): readonly Problem[] {
  if (bytes.length === 0) return [{ code: 'empty-message', detail: 'The message is empty.' }];
  if (root.headers.length === 0) {
    return [{ code: 'no-header', detail: 'The message has no header field.' }];
  }
  const problems: Problem[] = [];
  const nul = bytes.indexOf(0);
  if (nul >= 0 && nul < NUL_SAMPLE) {
    problems.push({ code: 'nul-bytes', detail: 'The message holds NUL bytes, as no mail does.' });
  }
  const property = root.headers.find(({ name }) => PROPERTY_NAMES.has(name));
  if (property !== undefined) {
    const detail = `A header field is named ${property.name}, like a property of an object.`;
    problems.push({ code: 'property-as-header', detail });
  }
  if (root.children.length > 0 && !isClosed(root, bytes)) {
    problems.push({
      code: 'unclosed-boundary',
      detail: 'The closing boundary of a multipart is missing: the message may be cut off.',
    });
  }
  return problems;
}

/** RFC 2046 section 5.1.1: the last part is followed by the boundary and two dashes. */
function isClosed(root: Part, bytes: Buffer): boolean {
  return walkParts(root)
    .filter(({ children }) => children.length > 0)
    .slice(0, MAX_MULTIPARTS)
    .every(({ parameters }) => {
      const boundary = parameters.get('boundary');
      // From the end: there it stands in a whole message.
      return (
        boundary === undefined || bytes.lastIndexOf(`--${boundary}--`, undefined, 'latin1') >= 0
      );
    });
}
