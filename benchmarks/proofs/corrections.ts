/**
 * Where the text search of `sidecar.ts` reads a bounce wrongly, and on which
 * lines of the file, counted from one, a person found it: the id of the mail, and whom it was for.
 */

/** The lines of one message; what is absent was right. */
export interface Correction {
  readonly ids?: readonly number[];
  readonly recipients?: readonly number[];
}

/** By path within the collection. */
export const CORRECTIONS: ReadonlyMap<string, Correction> = new Map([
  ['sisimai-set-of-emails/maildir/bsd/lhost-amazonses-09.eml', { recipients: [40] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-amazonses-10.eml', { recipients: [44] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-dragonfly-26.eml', { recipients: [14] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-dragonfly-28.eml', { recipients: [28] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-exim-01.eml', { ids: [37] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-exim-04.eml', { ids: [37] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-exim-52.eml', { recipients: [24] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-ezweb-08.eml', { recipients: [42] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-fml-02.eml', { recipients: [31] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-fml-03.eml', { recipients: [17] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-imailserver-03.eml', { recipients: [12] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-imailserver-04.eml', { recipients: [11] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-imailserver-06.eml', { recipients: [22] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-kddi-02.eml', { recipients: [46] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-qmail-08.eml', { recipients: [18] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-sendmail-38.eml', { ids: [63], recipients: [39] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-sendmail-41.eml', { ids: [61], recipients: [45] }],
  ['sisimai-set-of-emails/maildir/bsd/lhost-v5sendmail-05.eml', { recipients: [20, 22, 24, 30] }],
  ['sisimai-set-of-emails/maildir/bsd/rfc3464-26.eml', { ids: [56] }],
  ['sisimai-set-of-emails/maildir/bsd/rfc3464-38.eml', { recipients: [14] }],
  ['mailman2/tests/bounces/bounce_03.txt', { ids: [36] }],
  ['mailman2/tests/bounces/simple_35.txt', { recipients: [19] }],
]);
