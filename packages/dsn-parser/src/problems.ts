/**
 * What is odd about a report. Half of it is sloppy servers, half is how forgers
 * give themselves away; which is which, later signals weigh.
 */

import type { DsnRecipient, Mail, Problem, ReturnedMessage } from '@backscatter/core';
import { headerValue, headerValues, walkParts } from '@backscatter/mail';
import type { DeliveryStatus } from './fields/delivery-status.ts';
import { parseMta, parseTypedValue } from './fields/typed-value.ts';
import type { KindFound } from './kind/judge-kind.ts';
import type { Structure } from './kind/structure.ts';
import type { Writer } from './kind/writer.ts';
import type { Notice } from './text/notice.ts';

/** A returned message this much younger than its report cannot be; clocks and zones differ. */
const MAX_CLOCK_SKEW_MS = 26 * 60 * 60 * 1000;

/** File names that no mail server attaches to a report. */
const PAYLOAD =
  /\.(?:zip|rar|7z|gz|iso|img|exe|scr|pif|com|bat|cmd|js|jse|vbs|vbe|wsf|hta|lnk|docm?|xlsm?|xlsx|docx|pdf|html?|svg|one|jar|cpl|ace)$/i;

/** Link hosts that servers put into their own notices. */
const OWN_LINKS =
  /^(?:[a-z0-9-]+\.)*(?:google\.com|aka\.ms|microsoft\.com|outlook\.com|office\.com|office365\.com|yahoo\.com|yahooinc\.com|aol\.com|apple\.com|spamhaus\.org|spamcop\.net|barracudacentral\.org|postfix\.org|mimecast\.com|proofpoint\.com|amazon\.com|amazonaws\.com|t-online\.de|gmx\.net|web\.de|orange\.fr|mail\.ru|yandex\.ru|yandex\.com|qq\.com|zoho\.com|ietf\.org|w3\.org|surbl\.org|uribl\.com|senderbase\.org|talosintelligence\.com|cloudmark\.com|sendgrid\.com|icloud\.com|messagelabs\.com|symanteccloud\.com|comcast\.net|att\.net|verizon\.net|1and1\.com|ionos\.com|mxtoolbox\.com|dmarc\.org|open-?spf\.org|abuse\.net|blocklist\.de|abuseat\.org|sorbs\.net|uceprotect\.net)$/i;

/** Links looked at in one notice. */
const MAX_LINKS = 50;

interface Found {
  readonly mail: Mail;
  readonly structure: Structure;
  /** Null too where another than the reporting server sent the report on. */
  readonly status: DeliveryStatus | null;
  readonly writer: Writer;
  readonly notice: Notice;
  readonly recipients: readonly DsnRecipient[];
  readonly returned: ReturnedMessage;
  readonly found: KindFound;
}

/** Names every oddity of a report. */
export function findProblems(report: Found): readonly Problem[] {
  const { mail, structure, status, recipients, returned, found, notice, writer } = report;
  const problems: Problem[] = [...(status?.problems ?? [])];
  const say = (code: string, detail: string): void => {
    problems.push({ code, detail });
  };
  const failed = found.kind === 'failure' || found.kind === 'delay';
  if (failed && recipients.length === 0) say('no-recipient', 'The report names no recipient.');
  if (failed && recipients.every((one) => one.status === null && one.replyCode === null)) {
    say('no-status', 'The report holds no status and no reply code.');
  }
  if (failed && returned.form === 'none')
    say('nothing-returned', 'Nothing of the original was returned.');
  if (structure.reportType === 'delivery-status' && structure.statusParts.length === 0) {
    say('no-delivery-status', 'multipart/report without a delivery-status part.');
  }
  if (!writer.nullReturnPath && headerValue(mail.headers, 'return-path') !== null) {
    say('sender-not-null', 'The report was sent with a return path of its own.');
  }
  if (failed && !writer.daemon)
    say('writer-not-a-server', 'The report does not come from a mail server by name.');
  for (const part of walkParts(mail.root)) {
    if (part.filename === null || !PAYLOAD.test(part.filename)) continue;
    say('attachment', `The file ${part.filename.slice(0, 80)} hangs on the report itself.`);
  }
  for (const host of linkHosts(notice.text)) {
    if (isExpected(host, report)) continue;
    say('link-in-notice', `The notice links to ${host}.`);
    break;
  }
  const late = returnedAfter(mail, returned);
  if (late) say('returned-after-report', 'The returned message is dated after the report.');
  if (status !== null && !isNamedInTrace(status, mail)) {
    say('reporting-mta-not-in-trace', 'The Reporting-MTA is in no Received line of the report.');
  }
  return problems;
}

function returnedAfter(mail: Mail, returned: ReturnedMessage): boolean {
  const report = Date.parse(headerValue(mail.headers, 'date') ?? '');
  const original = Date.parse(headerValue(returned.mail?.headers ?? [], 'date') ?? '');
  return original - report > MAX_CLOCK_SKEW_MS;
}

/** By domain: a provider's hosts write and send for each other. */
function isNamedInTrace(status: DeliveryStatus, mail: Mail): boolean {
  const field = status.message.get('reporting-mta') ?? '';
  const trace = headerValues(mail.headers, 'received');
  // Other name spaces (X.400) do not appear in Received lines.
  if (trace.length === 0 || !/^(?:dns|smtp|)$/.test(parseTypedValue(field).type)) return true;
  const domain = parseMta(field)?.toLowerCase().split('.').slice(-2).join('.') ?? '';
  // QUIRK: Gmail reports as googlemail.com from hosts of google.com.
  const name = domain === 'googlemail.com' ? 'google.com' : domain;
  return trace.some((line) => line.toLowerCase().includes(name));
}

function linkHosts(text: string): readonly string[] {
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
      one.diagnosticCode ?? '',
    ]),
  ];
  return named.some((name) => name.toLowerCase().includes(base));
}
