/**
 * For callers who have already run mailparser's `simpleParser`.
 *
 * Its result is flat and, with default options, has lost two things a report
 * is made of: the delivery status is poured into the text and the returned
 * message is flattened. Give simpleParser `{ keepDeliveryStatus: true,
 * ignoreEmbedded: true }` to keep them; what is missing is named in `problems`.
 */

import type { Mail, Part, Problem } from '@backscatter/core';
import type { Attachment, ParsedMail } from 'mailparser';
import { headerValue } from '../header-value.ts';
import { textPart } from '../text-part.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { toHeaders } from './parser-tree.ts';

const KEPT = /^(?:message\/|text\/)/;

/**
 * Turns a `ParsedMail` into a `Mail`.
 *
 * @throws TypeError where `parsed` is no result of `simpleParser`
 */
export function fromParsedMail(parsed: ParsedMail): Mail {
  if (typeof parsed !== 'object' || parsed === null || !Array.isArray(parsed.attachments)) {
    throw new TypeError('fromParsedMail: "parsed" must be the result of simpleParser');
  }
  const headers = toHeaders(parsed.headerLines ?? [], DEFAULT_LIMITS.maxHeaders);
  const text = parsed.text ?? null;
  const html = parsed.html || null;
  const { type, parameters } = contentType(headerValue(headers, 'content-type'));
  const children: Part[] = [];
  if (text !== null) children.push(textPart('text/plain', text));
  if (html !== null) children.push(textPart('text/html', html));
  for (const attachment of parsed.attachments.slice(0, DEFAULT_LIMITS.maxParts)) {
    children.push(attachedPart(attachment));
  }
  const multipart = type.startsWith('multipart/');
  const root: Part = {
    ...textPart(multipart ? type : (children[0]?.type ?? 'text/plain'), null),
    parameters,
    headers,
    text: multipart ? null : (text ?? html),
    children: multipart ? children : [],
  };
  const size = children.reduce((sum, part) => sum + part.size, 0);
  return { headers, text, html, root, size, problems: problemsOf(type, parameters, children) };
}

function problemsOf(
  type: string,
  parameters: ReadonlyMap<string, string>,
  children: readonly Part[],
): readonly Problem[] {
  const reportType = parameters.get('report-type')?.toLowerCase();
  if (type !== 'multipart/report' || reportType !== 'delivery-status') return [];
  if (children.some((part) => part.type === 'message/delivery-status')) return [];
  return [
    {
      code: 'delivery-status-lost',
      detail: 'The mail was parsed without keepDeliveryStatus: its delivery status is in the text.',
    },
  ];
}

function attachedPart(attachment: Attachment): Part {
  return {
    ...textPart(attachment.contentType, null),
    disposition: attachment.contentDisposition ?? null,
    filename: attachment.filename ?? null,
    content: KEPT.test(attachment.contentType) ? attachment.content : null,
    size: attachment.size,
  };
}

/** The type and the parameters a report is told by; the full grammar stays with mailparser. */
function contentType(value: string | null): {
  type: string;
  parameters: ReadonlyMap<string, string>;
} {
  const [type = '', ...rest] = (value ?? 'text/plain').split(';');
  const parameters = new Map<string, string>();
  for (const parameter of rest.slice(0, 20)) {
    const equals = parameter.indexOf('=');
    if (equals < 0) continue;
    const name = parameter.slice(0, equals).trim().toLowerCase();
    parameters.set(
      name,
      parameter
        .slice(equals + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    );
  }
  return { type: type.trim().toLowerCase(), parameters };
}
