/**
 * By what a report shows to which campaign it belongs.
 *
 * A body that came back long enough gives twelve bands; three of them in common
 * with earlier ones, and it is a copy. Many servers return the header only. Then
 * the subject has to do, with the fields that the mailing program wrote and
 * their order, which is its handwriting; a reply is of no campaign, for the
 * people of a thread share a subject.
 */

import type { Mail, ReturnedMessage } from '@backscatter/core';
import { headerValue } from '@backscatter/mail';
import { campaignWords } from './campaign-words.ts';
import { minHashBands } from './min-hash.ts';

/** Different words that a subject needs. */
const MIN_SUBJECT_WORDS = 4;

/** Header fields looked at. */
const MAX_FIELDS = 40;

/** Fields that no server adds on the way, by their names. */
const WRITTEN =
  /^(?:from|to|cc|subject|date|message-id|mime-version|content-[a-z-]{1,40}|reply-to|sender|organization|importance|priority|list-[a-z-]{1,40}|precedence|x-mailer|x-priority|x-msmail-priority|x-mimeole|user-agent|thread-[a-z]{1,20})$/;

/** What a report shows of its campaign. */
export interface CampaignKeys {
  /** Empty where too little text came back. */
  readonly bands: readonly string[];
  /** Subject and handwriting, or null where they say too little. */
  readonly subject: string | null;
}

/** Reads them. */
export function campaignKeys({ mail }: ReturnedMessage): CampaignKeys {
  if (mail === null) return { bands: [], subject: null };
  const { subject, hashes, isTelling } = campaignWords(mail);
  return {
    bands: isTelling ? minHashBands(hashes) : [],
    subject: subjectKey(mail, subject),
  };
}

/** Whether a subject has enough different words, signs of masks not counted. */
function isTelling(words: readonly string[]): boolean {
  return new Set(words.filter((word) => !word.startsWith('_'))).size >= MIN_SUBJECT_WORDS;
}

function subjectKey({ headers }: Mail, words: readonly string[]): string | null {
  const isReply = ['in-reply-to', 'references'].some((name) => headerValue(headers, name) !== null);
  if (isReply || !isTelling(words)) return null;
  const fields = headers
    .map(({ name }) => name)
    .filter((name) => WRITTEN.test(name))
    .slice(0, MAX_FIELDS);
  return `${words.join(' ')}\n${fields.join(' ')}`;
}
