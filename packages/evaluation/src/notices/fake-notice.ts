/**
 * A fake notice is spam dressed as a delivery report: what it wants is a click on
 * "release your messages", an attachment opened, a password typed. Nothing of it is
 * a report on anything; the best of them keep to RFC 3464 to the letter.
 */

import type { Random } from '../random.ts';

/** What a fake is to be like. */
export interface FakePlan {
  /** When it is written, milliseconds since 1970. */
  readonly at: number;
  /** Whom it is to fool. */
  readonly to: string;
  /** Domain it claims to come from, often the addressee's own. */
  readonly claims: string;
  /** Address that the "undelivered" message allegedly went to. */
  readonly failed: string;
  /** Where its payload leads, a whole URL. */
  readonly link: string;
  /** MAIL FROM of the spammer, where he does not use the null sender. */
  readonly spammer: string;
}

/** A message that looks like a report and is none: it carries a payload. */
export interface FakeNotice {
  /** Kebab-case and unique. */
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  /** How it carries its payload: in the notice, attached, or in what it "returns". */
  readonly payload: 'link' | 'html-attachment' | 'archive' | 'returned';
  readonly mailFrom: (plan: FakePlan) => string;
  /** A binary string, as that of `NoticeFormat`. */
  readonly write: (plan: FakePlan, random: Random) => string;
}
