/**
 * Kinds that are told by words alone: a scanner's warning, a receipt of reading,
 * a delivery that succeeded, a list manager's answer. Each asks for two things
 * that do not come together in what people and shops write.
 */

import type { Hints, KindFound } from './judge-kind.ts';
import { isListManager } from './list-manager.ts';
import { RECEIPT_FORMS } from './phrases/disposition.ts';
import { SUCCESS_FORMS } from './phrases/success.ts';
import { isSubjectOfOurs, refusesOurs } from './role-notice.ts';
import type { Topics } from './topics.ts';
import { isScanner, isToOne } from './writer.ts';

/** A scanner's warning to the purported sender, or null. */
export function judgeVirus(
  { writer, dialect, recipients }: Hints,
  { subject, notice, head }: Topics,
  { machine, failed }: { readonly machine: boolean; readonly failed: boolean },
): KindFound | null {
  if (writer.bulk || writer.reply || dialect !== null) return null;
  // Its name is known to the scanner alone; that something of yours was stopped is said in words.
  const named = (): boolean =>
    notice.has('virus-sent') && subject.has('virus') && !subject.has('failure');
  if (!notice.has('virus') && !named()) return null;
  if (recipients.some(({ status }) => status !== null)) return null;
  // What a rule on attachments stopped harmed nobody.
  if (failed && !HARM.test(writer.foldedSubject) && !HARM.test(head)) return null;
  if (machine && subject.has('virus')) {
    return { kind: 'virus-warning', evidence: ['virus-subject', 'virus-phrase'] };
  }
  // Makers of scanners send news of viruses; only a warning speaks of the mail that came.
  const yours = notice.has('virus-sent') || subject.has('virus-sent');
  if (!yours || !(isScanner(writer) || (machine && subject.has('virus')))) return null;
  return { kind: 'virus-warning', evidence: ['scanner-from', 'virus-phrase'] };
}

/** What a scanner is for, in the languages it was sold in; its own name tells it too. */
const HARM =
  /vir(?:us|en)|worm|wurm|trojan|malware|infe[ck]|infiz|infett|besmet|zakaz|zainfek|napad|smitt|viru[^a-z]|zararl|вирус|вірус|заражен|инфиц|ウイルス|ウィルス|感染|病毒|바이러스|malicious|harmful|schadlich|schädlich/;

/** A receipt of reading without its part (RFC 8098), or null. */
export function judgeReceipt(
  { writer }: Hints,
  { subject, notice, head }: Topics,
): KindFound | null {
  if (writer.bulk || writer.reply || !subject.has('receipt')) return null;
  if (!notice.has('receipt') && !RECEIPT_FORMS.some((form) => form.test(head))) return null;
  return { kind: 'disposition-notification', evidence: ['receipt-subject', 'receipt-phrase'] };
}

/** A delivery that a server calls done, or null. */
export function judgeSuccess(
  { writer, recipients, failedRecipientsHeader }: Hints,
  topics: Topics,
): KindFound | null {
  const { subject, notice } = topics;
  if (!(writer.daemon || writer.nullReturnPath) || writer.reply || failedRecipientsHeader)
    return null;
  if (!isSuccess(topics) || recipients.some(({ permanence }) => permanence === 'permanent'))
    return null;
  if (!notice.has('success') && !SUCCESS_FORMS.some((form) => form.test(topics.head))) return null;
  if (!writer.daemon && !subject.has('success')) return null;
  return { kind: 'success', evidence: ['success-phrase', 'daemon-from'] };
}

/** Speaks of success, and of no failure or delay beside it. */
export function isSuccess({ subject, notice }: Topics): boolean {
  if (notice.has('final') || subject.has('delay')) return false;
  return subject.has('success') || (notice.has('success') && !subject.has('failure'));
}

/** A list manager that refuses a message, by whatever header it answers (RFC 3834), or null. */
export function judgeListRefusal({ writer }: Hints, topics: Topics): KindFound | null {
  if (!isListManager(writer) || SITE.test(writer.address)) return null;
  return topics.notice.has('list-refusal') || refusesOurs(topics)
    ? { kind: 'failure', evidence: ['list-refusal'] }
    : null;
}

/**
 * A web site that takes mail as postings, comments or tickets, and did not take ours: it says that a
 * machine wrote (RFC 3834), which message it answers or what failed, and that it was ours.
 */
export function judgeSiteRefusal({ writer }: Hints, topics: Topics): KindFound | null {
  const { autoSubmitted, tracker, bulk, reply, answers } = writer;
  if (reply || (bulk && !tracker) || !isToOne(writer)) return null;
  // What trackers generate tells of what people wrote there.
  const answering = autoSubmitted === 'auto-replied';
  if (!answering && (tracker || autoSubmitted !== 'auto-generated')) return null;
  const failed = topics.subject.has('failure');
  if (tracker ? !failed : !failed && !answers) return null;
  return (tracker && topics.notice.has('failure')) ||
    isSubjectOfOurs(writer, topics) ||
    refusesOurs(topics)
    ? { kind: 'failure', evidence: ['site-refusal'] }
    : null;
}

/** Of a site: its forums refuse postings that were no mail. */
const SITE = /^(?:admin|help|join|subscribe|confirm)@/;

/** A list manager's answer to a message or a command, or null. */
export function judgeListAnswer(
  { writer, returned }: Hints,
  { subject, notice }: Topics,
): KindFound | null {
  if (!isListManager(writer)) return null;
  if (notice.has('list-answer') || subject.has('list-answer'))
    return { kind: 'auto-reply', evidence: ['list-answer'] };
  // Asked on a web page, it answers no message of ours.
  if (notice.has('list-confirmation') && (writer.answers || returned))
    return { kind: 'challenge-response', evidence: ['list-confirmation'] };
  return null;
}
