/**
 * What the MIME structure says: the parts that make a report one
 * (RFC 6522 and the report types registered with it).
 *
 * QUIRK: `multipart/report` is often `multipart/mixed`, and the status part has
 * names of its own.
 */

import type { Part } from '@backscatter/core';
import { decodeBytes } from '@backscatter/mail';

const STATUS = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/utf-8-delivery-status',
  'message/xdelivery-status',
  'message/x-delivery-status',
  'message/tracking-status',
  'text/delivery-status',
]);
const DISPOSITION = new Set([
  'message/disposition-notification',
  'message/global-disposition-notification',
  'message/utf-8-disposition-notification',
]);
const FEEDBACK = new Set(['message/feedback-report']);

export interface Structure {
  readonly statusParts: readonly Part[];
  readonly dispositionPart: Part | null;
  readonly feedbackPart: Part | null;
  /** The report-type parameter of multipart/report in lower case, or null. */
  readonly reportType: string | null;
}

/** QUIRK: complaints of small providers come with the fields of RFC 5965 section 3.1 as a text. */
const FEEDBACK_FIELDS = /^(?:[a-z-]{4,30}:[^\n]{0,300}\n){0,4}feedback-type:/i;

/** Characters in which the first field of a complaint stands. */
const FIELDS_LENGTH = 600;

/** The part as a complaint's, or null where its text does not begin with the fields of one. */
function feedbackAsText(part: Part): Part | null {
  if (part.type !== 'text/plain') return null;
  const head =
    part.text?.slice(0, FIELDS_LENGTH) ??
    decodeBytes(part.content?.subarray(0, FIELDS_LENGTH) ?? new Uint8Array());
  if (!FEEDBACK_FIELDS.test(head)) return null;
  return { ...part, content: part.content ?? new TextEncoder().encode(part.text ?? '') };
}

/** Finds the machine-readable parts among all parts of a mail; a returned message is not looked into. */
export function readStructure(parts: readonly Part[]): Structure {
  const statusParts: Part[] = [];
  let dispositionPart: Part | null = null;
  let feedbackPart: Part | null = null;
  let reportType: string | null = null;
  for (const part of parts) {
    if (STATUS.has(part.type)) statusParts.push(part);
    else if (DISPOSITION.has(part.type)) dispositionPart ??= part;
    else if (FEEDBACK.has(part.type)) feedbackPart ??= part;
    else if (part.type === 'multipart/report') {
      reportType ??= part.parameters.get('report-type')?.toLowerCase() ?? '';
    } else feedbackPart ??= feedbackAsText(part);
  }
  return { statusParts, dispositionPart, feedbackPart, reportType };
}
