/**
 * Complaints that lack the part RFC 5965 gives them: feedback on a message as
 * prose, or as headers alone. Each row is one sender's form, told by two
 * independent marks, because nothing machine-readable vouches for it.
 */

import type { Mail } from '@backscatter/core';
import { headerValue } from '@backscatter/mail';
import type { Notice } from '../text/notice.ts';
import type { Writer } from './writer.ts';

interface Complaint {
  /** Evidence code. */
  readonly code: string;
  readonly matches: (writer: Writer, notice: Notice) => boolean;
}

const COMPLAINTS: readonly Complaint[] = [
  {
    // Microsoft's Junk Mail Reporting Program: the message attached, nothing said.
    code: 'junk-mail-report',
    matches: ({ address, foldedSubject }) =>
      /^staff@(?:hotmail|outlook|live|msn)\.com$/.test(address) &&
      foldedSubject.startsWith('complaint about message from '),
  },
  {
    // Exim's forensic report of a DMARC failure (RFC 7489 section 7.3 wants RFC 6591).
    code: 'dmarc-failure-report',
    matches: ({ foldedSubject }, { folded }) =>
      /^dmarc (?:forensic|failure) report for /.test(foldedSubject) &&
      folded.includes('has failed the published dmarc policy'),
  },
  {
    // Apple Mail asks, in its user's name, to be taken off a list (RFC 2369 section 3.2).
    code: 'unsubscribe-request',
    matches: ({ header, autoSubmitted }) =>
      header.firstAt.has('x-apple-unsubscribe') && autoSubmitted !== null,
  },
  {
    // ARF's human part (RFC 5965 appendix B.1), the machine's lost or never written.
    code: 'abuse-report',
    matches: ({ bulk, reply }, { folded }) =>
      !bulk &&
      !reply &&
      /this is an? (?:e-?mail )?(?:abuse|authentication[- ]failure|spf|dkim|dmarc|policy|fraud|virus|opt-out) report for an e?-?mail message (?:received )?from/.test(
        folded.slice(0, HEAD_LENGTH),
      ),
  },
  {
    // X-ARF: YAML where ARF has header fields; marked in the header.
    code: 'x-arf',
    matches: ({ header, reply }) =>
      !reply && (header.firstAt.has('x-arf') || header.firstAt.has('x-xarf')),
  },
  {
    // SpamCop's reports and summaries, which quote the message in the text.
    code: 'spamcop-report',
    matches: ({ address, foldedSubject }) =>
      address.endsWith('spamcop.net') && /^\[spamcop \(/.test(foldedSubject),
  },
];

/** The human part says it at once. */
const HEAD_LENGTH = 600;

/** The evidence code of a complaint without a feedback part, or null. */
export function findComplaint(writer: Writer, notice: Notice): string | null {
  return COMPLAINTS.find(({ matches }) => matches(writer, notice))?.code ?? null;
}

/** Whom the message complained about went to, as its last server noted; or null. */
export function complaintRecipient(returned: Mail | null): string | null {
  return headerValue(returned?.headers ?? [], 'x-hmxmroriginalrecipient');
}
