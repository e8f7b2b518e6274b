/**
 * What is odd about a report. Half of it is sloppy servers, half is how forgers
 * give themselves away; which is which, later signals weigh.
 */

import type { DsnRecipient, Mail, Part, Problem, ReturnedMessage } from '@backscatter/core';
import { decodeHeader, headerValue } from '@backscatter/mail';
import { findAnswered } from './answered.ts';
import type { DeliveryStatus } from './fields/delivery-status.ts';
import { parseMta, parseTypedValue } from './fields/typed-value.ts';
import type { KindFound } from './kind/judge-kind.ts';
import { findPayload } from './kind/payload.ts';
import type { Structure } from './kind/structure.ts';
import type { Writer } from './kind/writer.ts';
import { type DsnProblemCode, problem } from './problem-codes.ts';
import type { Notice } from './text/notice.ts';

/** A returned message this much younger than its report cannot be; clocks and zones differ. */
const MAX_CLOCK_SKEW_MS = 26 * 60 * 60 * 1000;

/** Link hosts that servers put into their own notices. */
const OWN_LINKS =
  /^(?:[a-z0-9-]+\.)*(?:google\.com|aka\.ms|microsoft\.com|outlook\.com|office\.com|office365\.com|yahoo\.com|yahooinc\.com|aol\.com|apple\.com|spamhaus\.org|spamcop\.net|barracudacentral\.org|postfix\.org|mimecast\.com|proofpoint\.com|amazon\.com|amazonaws\.com|t-online\.de|gmx\.net|web\.de|orange\.fr|mail\.ru|yandex\.ru|yandex\.com|qq\.com|zoho\.com|ietf\.org|w3\.org|surbl\.org|uribl\.com|senderbase\.org|talosintelligence\.com|cloudmark\.com|sendgrid\.com|icloud\.com|messagelabs\.com|symanteccloud\.com|comcast\.net|att\.net|verizon\.net|1and1\.com|ionos\.com|mxtoolbox\.com|dmarc\.org|open-?spf\.org|abuse\.net|blocklist\.de|abuseat\.org|sorbs\.net|uceprotect\.net)$/i;

/** Types as some servers write them; the drafts' `utf-8` names are forgiven (RFC 6533). */
const UNREGISTERED = new Set([
  'message/xdelivery-status',
  'message/x-delivery-status',
  'text/delivery-status',
  'text/rfc822',
  'text/x-rfc822',
  'text/rfc822-header',
  'message/rfc822-headers',
  'message/rfc822-header',
  'multipart/mx6d',
]);

/** Links looked at in one notice. */
const MAX_LINKS = 50;

interface Found {
  readonly mail: Mail;
  /** All of its parts. */
  readonly parts: readonly Part[];
  readonly structure: Structure;
  /** Null too where another than the reporting server sent the report on. */
  readonly status: DeliveryStatus | null;
  readonly writer: Writer;
  readonly notice: Notice;
  readonly recipients: readonly DsnRecipient[];
  readonly returned: ReturnedMessage;
  readonly found: KindFound;
}

/** Problems named of one report; more say no more. */
const MAX_PROBLEMS = 50;

/** Names every oddity of a report. */
export function findProblems(report: Found): readonly Problem[] {
  const problems = [
    ...(report.status?.problems ?? []),
    ...carrierProblems(report),
    ...missing(report),
    ...unlikeServers(report),
  ];
  return problems.slice(0, MAX_PROBLEMS);
}

/** What RFC 6522 and RFC 2046 say of the parts. */
function carrierProblems({ parts, structure, status }: Found): readonly Problem[] {
  const codes = new Set<DsnProblemCode>();
  const { reportType, statusParts } = structure;
  if (reportType === 'delivery-status' && statusParts.length === 0) codes.add('no-delivery-status');
  if (reportType === '') codes.add('no-report-type');
  if (status !== null && statusParts.length > 0 && reportType === null)
    codes.add('not-multipart-report');
  for (const { type, encoding, content } of statusParts) {
    if (type === 'message/delivery-status' && /^(?:base64|quoted-printable)$/.test(encoding))
      codes.add('encoded-status-part');
    if (content !== null && mixesLineEnds(content)) codes.add('mixed-line-ends');
  }
  for (const { type } of parts) {
    if (UNREGISTERED.has(type)) codes.add('unregistered-type');
  }
  return [...codes].map((code) => problem(code));
}

/** What a report of a failure ought to hold. */
function missing(report: Found): readonly Problem[] {
  const { mail, recipients, returned, found, writer, status } = report;
  const codes: DsnProblemCode[] = [];
  const failed = found.kind === 'failure' || found.kind === 'delay';
  if (failed && !recipients.some((one) => (one.finalRecipient ?? one.originalRecipient) !== null))
    codes.push('no-recipient');
  if (failed && recipients.every((one) => one.status === null && one.replyCode === null))
    codes.push('no-status');
  if (failed && returned.form === 'none') codes.push('nothing-returned');
  if (!writer.nullReturnPath && headerValue(mail.headers, 'return-path') !== null)
    codes.push('sender-not-null');
  if (failed && !writer.daemon) codes.push('writer-not-a-server');
  if (status !== null && !isNamedInTrace(status, mail)) codes.push('reporting-mta-not-in-trace');
  return codes.map((code) => problem(code));
}

function unlikeServers(report: Found): readonly Problem[] {
  const { mail, parts, returned, found, notice } = report;
  const problems: Problem[] = [];
  const payload = findPayload(parts)?.slice(0, 80) ?? null;
  if (payload !== null)
    problems.push(problem('attachment', `The file ${payload} hangs on the report itself.`));
  for (const host of linkHosts(notice.text)) {
    if (isExpected(host, report)) continue;
    problems.push(problem('link-in-notice', `The notice links to ${host}.`));
    break;
  }
  if (returnedAfter(mail, returned)) problems.push(problem('returned-after-report'));
  return [...problems, ...findAnswered(returned.mail, found.kind)];
}

/** Bytes of a delivery status looked at for their line ends. */
const MAX_STATUS_BYTES = 100_000;

const CR = 0x0d;
const LF = 0x0a;

/** QUIRK: CR CR LF is one line end to whoever counts them. */
function mixesLineEnds(bytes: Uint8Array): boolean {
  if (!bytes.includes(CR)) return false;
  let first = 0;
  for (let i = 0; i < Math.min(bytes.length, MAX_STATUS_BYTES); i++) {
    const byte = bytes[i];
    if (byte !== CR && byte !== LF) continue;
    const next = bytes[i + 1];
    if (byte === CR && next === CR) continue;
    const end = byte === CR && next === LF ? CR + LF : byte;
    if (end === CR + LF) i++;
    if (first !== 0 && end !== first) return true;
    first = end;
  }
  return false;
}

function returnedAfter(mail: Mail, returned: ReturnedMessage): boolean {
  const written = headerValue(returned.mail?.headers ?? [], 'date');
  const sent = written === null ? null : headerValue(mail.headers, 'date');
  if (written === null || sent === null) return false;
  return Date.parse(written) - Date.parse(sent) > MAX_CLOCK_SKEW_MS;
}

/** By domain: a provider's hosts write and send for each other. */
function isNamedInTrace(status: DeliveryStatus, mail: Mail): boolean {
  const field = status.message.get('reporting-mta') ?? '';
  const trace = mail.headers.filter((header) => header.name === 'received');
  // Other name spaces (X.400) do not appear in Received lines.
  if (trace.length === 0 || !/^(?:dns|smtp|)$/.test(parseTypedValue(field).type)) return true;
  const domain = parseMta(field)?.toLowerCase().split('.').slice(-2).join('.') ?? '';
  // QUIRK: Gmail reports as googlemail.com from hosts of google.com.
  const name = domain === 'googlemail.com' ? 'google.com' : domain;
  return trace.some(({ raw }) =>
    (raw.includes('=?') ? decodeHeader(raw) : raw).toLowerCase().includes(name),
  );
}

function linkHosts(text: string): readonly string[] {
  if (!text.includes('://')) return [];
  const hosts: string[] = [];
  for (const match of text.matchAll(
    /\bhttps?:\/\/(?:[^\s/@<>"]{0,100}@)?([^\s/:?#<>"')\]]{1,255})/gi,
  )) {
    if (match[1] !== undefined) hosts.push(match[1].toLowerCase().replace(/\.$/, ''));
    if (hosts.length >= MAX_LINKS) break;
  }
  return hosts;
}

/** Servers link to their own help pages and quote the links of whoever refused. */
function isExpected(host: string, { mail, recipients, status }: Found): boolean {
  if (OWN_LINKS.test(host)) return true;
  const base = host.split('.').slice(-2).join('.');
  const named = [
    headerValue(mail.headers, 'from') ?? '',
    status?.message.get('reporting-mta') ?? '',
    ...recipients.flatMap((one) => [
      one.finalRecipient ?? '',
      one.remoteMta ?? '',
      // Of a server that refused; a sentence without a code may be the forger's own.
      one.replyCode === null && one.status === null ? '' : (one.diagnosticCode ?? ''),
    ]),
  ];
  return named.some((name) => name.toLowerCase().includes(base));
}
