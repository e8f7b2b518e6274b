/**
 * A mail as a report on another message, or null.
 *
 *     structure ─┬─ feedback report, disposition notification
 *                ├─ delivery status ─ recipients by its fields
 *                └─ none ─ notice ─ dialect ─ recipients by its lines ─ kind by hints
 *
 * then the returned message, the ids, and what is odd. RFC 3464 is what servers
 * should write; half of them write something else.
 */

import type { Dsn, Mail, ParseMail, ReportKind, ReturnedMessage } from '@backscatter/core';
import { walkParts } from '@backscatter/mail';
import type { Dialect } from './dialects/dialect.ts';
import { createRecognizer } from './dialects/recognize.ts';
import { parseSnsNotification } from './fields/amazon-sns.ts';
import type { Fields } from './fields/delivery-status.ts';
import { parseDisposition, parseFeedback } from './fields/feedback-fields.ts';
import { readRecipient } from './fields/read-recipient.ts';
import { readKindred, readStatus } from './fields/read-status.ts';
import { decodeXtext, parseMta } from './fields/typed-value.ts';
import { findMessageIds } from './ids/message-ids.ts';
import { kindByReceipt } from './kind/certified-mail.ts';
import { findComplaint } from './kind/complaints.ts';
import { judgeKind } from './kind/judge-kind.ts';
import { kindBySns, kindByStructure } from './kind/kind-by-structure.ts';
import { findPayload } from './kind/payload.ts';
import { readStructure } from './kind/structure.ts';
import { readWriter, type Writer } from './kind/writer.ts';
import { lazyDsn } from './lazy-dsn.ts';
import { LEXICON, type Lexicon } from './lexicon.ts';
import { once } from './once.ts';
import { findProblems } from './problems.ts';
import {
  nameRecipients,
  recipientInSubject,
  withAction,
} from './recipients/complete-recipients.ts';
import { failedRecipients } from './recipients/failed-recipients.ts';
import { listRecipients } from './recipients/list-recipient.ts';
import { addresseesOf, peopleOf } from './recipients/people-of.ts';
import { dialectEntries, readNoticeRecipients } from './recipients/read-notice-recipients.ts';
import { isCommand, refineRecipients } from './recipients/refine-recipients.ts';
import { findReturnedPart, readReturned } from './returned/read-returned.ts';
import { fillReasons } from './status/fill-reasons.ts';
import { type Notice, noticeText, readNotice } from './text/notice.ts';

/** What `parseDsn` may be told beside mail and parser. */
export interface ParseDsnOptions {
  /** In place of `DIALECTS`; spread those to add rows of your own. Default `DIALECTS`. */
  readonly dialects?: readonly Dialect[];
}

/** Amazon SNS puts it into every notification it sends by mail. */
const SNS_HEADER = 'x-amz-sns-message-id';

/** Whoever refuses so does it by a rule of his own (RFC 5429 for the first), whatever his words. */
const BY_RULE: ReadonlySet<string> = new Set([
  'disposition-notification',
  'list-refusal',
  'site-refusal',
]);

/** Reports within reports that are opened. */
const MAX_WRAPPING = 3;

/** Characters of a remark on a forwarded report: "FYI", "Forward the message." */
const MAX_REMARK = 30;

/**
 * Reads a report.
 *
 * @param mail the mail as read by `@backscatter/mail`
 * @param parse reads the bytes of the returned message
 * @param options a dialect table of your own
 * @returns null where the mail is no report. Never rejects for what the mail holds.
 */
export function parseDsn(
  mail: Mail,
  parse: ParseMail,
  options: ParseDsnOptions = {},
): Promise<Dsn | null> {
  const { dialects } = options;
  return parseDsnBy(
    dialects === undefined ? LEXICON : { ...LEXICON, recognize: createRecognizer(dialects) },
    mail,
    parse,
  );
}

/** `parseDsn` by another lexicon. */
export function parseDsnBy(lexicon: Lexicon, mail: Mail, parse: ParseMail): Promise<Dsn | null> {
  return readReport(mail, { parse, lexicon }, 1);
}

interface Tools {
  readonly parse: ParseMail;
  readonly lexicon: Lexicon;
}

async function readReport(mail: Mail, tools: Tools, depth: number): Promise<Dsn | null> {
  const { lexicon } = tools;
  const parts = walkParts(mail.root);
  const structure = readStructure(parts);
  const writer = readWriter(mail);
  const written = noticeText(mail, parts);
  const notice = readNotice(written, lexicon.findQuoted);
  const returnedPart = findReturnedPart(parts);
  const sns = writer.header.firstAt.has(SNS_HEADER) ? parseSnsNotification(written) : null;
  const status = sns?.status ?? readStatus(structure.statusParts);
  const kindred = readKindred(structure);
  const { from, subject, header } = writer;
  const dialect = lexicon.recognize({
    from,
    subject,
    headerNames: header.firstAt,
    folded: notice.folded,
  });
  const failed = failedRecipients(header);
  const topics = once(() => lexicon.readTopics(writer, notice));
  const reported = status?.recipients.map(readRecipient) ?? [];
  // Recipients with fields of their own make no complaint.
  const complaint = reported.length > 0 ? null : findComplaint(writer, notice);
  const recipients =
    reported.length > 0
      ? refineRecipients(
          reported,
          failed.length > 0 || reported.some(isCommand) ? dialectEntries(notice, dialect) : [],
          failed,
        )
      : (kindred?.recipients.map(readRecipient) ??
        (complaint === null
          ? readNoticeRecipients(
              notice,
              dialect,
              failed,
              peopleOf(writer, returnedPart, notice, topics),
              'failed',
              lexicon.forms,
            )
          : []));
  const found =
    kindBySns(sns, recipients) ??
    kindByStructure(structure, status, recipients, notice, topics) ??
    (complaint === null ? null : { kind: 'feedback-report', evidence: [complaint] }) ??
    kindByReceipt(header) ??
    judgeKind(
      {
        writer,
        notice,
        dialect: dialect?.name ?? null,
        certain: dialect?.certain?.test(writer.foldedSubject) === true,
        recipients,
        failedRecipientsHeader: failed.length > 0,
        returned: returnedPart !== null || notice.quoted !== null,
        payload: findPayload(parts) !== null,
      },
      topics(),
    );
  const wrapper =
    recipients.length === 0 &&
    depth < MAX_WRAPPING &&
    (found === null || isFailure(found.kind)) &&
    isWrapper(writer, notice);
  if (found === null && !wrapper) return null;
  const returned: ReturnedMessage =
    sns?.original != null
      ? { form: 'headers', mail: sns.original }
      : await readReturned(returnedPart, notice.quoted, tools.parse);
  if (wrapper && returned.mail !== null) {
    // QUIRK: gateways wrap a finished report into a mail of their own that says nothing.
    const inner = await readReport(returned.mail, tools, depth + 1);
    if (
      inner !== null &&
      (found === null || (isFailure(inner.kind) && inner.recipients.length > 0))
    )
      return { ...inner, evidence: [...inner.evidence, 'wrapped'] };
  }
  if (found === null) return null;
  const fields: Fields = (status ?? kindred)?.message ?? new Map();
  const told = found.evidence.includes('list-refusal')
    ? listRecipients(header, recipients, notice.text)
    : recipients;
  const byReturned = nameRecipients(told, returned.mail, found.kind, notice.text);
  const named =
    byReturned.length === 0 && isFailure(found.kind)
      ? recipientInSubject(subject, addresseesOf(writer), notice.text)
      : byReturned;
  const known = isFailure(found.kind)
    ? fillReasons(
        named,
        () => dialectEntries(notice, dialect),
        notice.text,
        found.evidence.some((hint) => BY_RULE.has(hint)) ? 'policy' : 'undefined',
      )
    : named;
  return lazyDsn(
    {
      kind: found.kind,
      evidence: found.evidence,
      dialect: sns === null ? (dialect?.name ?? null) : 'amazon-ses',
      recipients: withAction(known, found.kind),
      reportingMta: hostField(fields, 'reporting-mta'),
      dsnGateway: hostField(fields, 'dsn-gateway'),
      receivedFromMta: hostField(fields, 'received-from-mta'),
      arrivalDate: fields.get('arrival-date') || null,
      originalEnvelopeId: envelopeId(fields),
      feedback:
        structure.feedbackPart?.content == null
          ? null
          : parseFeedback(structure.feedbackPart.content),
      disposition:
        structure.dispositionPart?.content == null
          ? null
          : parseDisposition(structure.dispositionPart.content),
      notice: notice.text,
      returned,
    },
    {
      messageIds: () =>
        findMessageIds({
          mail,
          returned: returned.mail,
          fields,
          envelopeId: envelopeId(fields),
          recipients: known,
          lines: notice.lines,
          text: notice.text,
        }),
      problems: () =>
        findProblems({
          mail,
          parts,
          structure,
          status: sns === null ? status : null,
          writer,
          notice,
          recipients,
          returned,
          found,
        }),
    },
  );
}

/** A complaint about a report, and a report on an automatic reply, are not what they hold. */
function isFailure(kind: ReportKind): boolean {
  return kind === 'failure' || kind === 'delay';
}

/**
 * Who forwards a bounce without a word of his own passes the report on; who
 * writes something writes a mail in his own name.
 */
function isWrapper(writer: Writer, notice: Notice): boolean {
  if (writer.daemon || writer.nullReturnPath || notice.text === '') return true;
  return writer.reply && !writer.bulk && notice.text.length <= MAX_REMARK;
}

function hostField(fields: Fields, name: string): string | null {
  const raw = fields.get(name);
  return raw === undefined ? null : parseMta(raw);
}

function envelopeId(fields: Fields): string | null {
  const raw = fields.get('original-envelope-id')?.trim();
  return raw === undefined || raw === '' ? null : decodeXtext(raw);
}
