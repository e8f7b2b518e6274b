/**
 * A short mail and the kind it is. What a row does not say is filled in: to whom,
 * and that the text is UTF-8.
 */

/** One invented mail. */
export interface Row {
  readonly title: string;
  /** Header lines. */
  readonly head: readonly string[];
  readonly body: string;
}

/** Return path of what a server writes (RFC 5321 section 4.5.5). */
export const NULL = 'Return-Path: <>';
/** A person's, or a shop's, mail of his own. */
export const OWN = 'Return-Path: <bob@example.com>';
export const BOB = 'From: Bob Roe <bob@example.com>';
export const DAEMON = 'From: Mail Delivery System <MAILER-DAEMON@mx.example.com>';
export const POSTMASTER = 'From: Postmaster <postmaster@example.com>';
export const EXCHANGE =
  'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.com>';
export const REPLIED = 'Auto-Submitted: auto-replied';
export const GENERATED = 'Auto-Submitted: auto-generated';
export const ANSWERS = 'In-Reply-To: <1.a@example.org>';

/** A row in one line. */
export function row(title: string, head: readonly string[], body: string): Row {
  return { title, head, body };
}

/** The mail of a row. */
export function rawMail({ head, body }: Row): string {
  const has = (name: string): boolean =>
    head.some((line) => line.toLowerCase().startsWith(`${name}:`));
  return [
    ...head,
    ...(has('to') ? [] : ['To: anna@example.org']),
    ...(has('content-type')
      ? []
      : ['MIME-Version: 1.0', 'Content-Type: text/plain; charset=UTF-8']),
    '',
    body,
  ].join('\r\n');
}
