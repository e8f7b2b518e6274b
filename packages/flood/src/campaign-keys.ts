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

/** Words of a text that is not like another by chance. */
const MIN_WORDS = 20;

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
  const { subject, message } = campaignWords(mail);
  return {
    bands: hasTelling(message, MIN_WORDS) ? minHashBands(message) : [],
    subject: subjectKey(mail, subject),
  };
}

/** Whether so many different words are there, signs of masks not counted. */
function hasTelling(words: readonly string[], least: number): boolean {
  const telling = new Set<string>();
  for (const word of words) {
    if (!word.startsWith('_')) telling.add(word);
    if (telling.size >= least) return true;
  }
  return false;
}

function subjectKey({ headers }: Mail, words: readonly string[]): string | null {
  const isReply = ['in-reply-to', 'references'].some((name) => headerValue(headers, name) !== null);
  if (isReply || !hasTelling(words, MIN_SUBJECT_WORDS)) return null;
  const fields = headers
    .map(({ name }) => name)
    .filter((name) => WRITTEN.test(name))
    .slice(0, MAX_FIELDS);
  return `${words.join(' ')}\n${fields.join(' ')}`;
}
