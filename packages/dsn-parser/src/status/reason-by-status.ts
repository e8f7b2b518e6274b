/**
 * What a code says by itself: the enhanced status codes of RFC 3463 and of the
 * registry it founded (RFC 5248), by `subject.detail`, and the exit codes of
 * `<sysexits.h>`, which Unix servers report for a program that was handed the
 * mail (`Diagnostic-Code: x-unix; 67`).
 *
 * Servers choose most codes carelessly: `5.1.0`, `5.2.0`, `5.7.1` and `5.5.0`
 * stand beside every text there is. Some name one thing only and are chosen by
 * those who mean it. So there are two tables: an exact code counts before vague
 * words, a loose one after them.
 */

import type { BounceReason } from '@backscatter/core';

/** Codes that mean what they say. Three-digit details are Microsoft's (Exchange Online's list of NDRs). */
export const EXACT_STATUS: ReadonlyMap<string, BounceReason> = new Map([
  ['1.1', 'user-unknown'],
  ['1.2', 'host-unknown'],
  ['1.3', 'user-unknown'],
  ['1.4', 'user-unknown'],
  ['1.6', 'moved'],
  ['1.7', 'policy'],
  ['1.8', 'policy'],
  // RFC 7505 section 4.
  ['1.10', 'domain-not-accepting'],
  ['1.351', 'user-unknown'],
  ['2.1', 'mailbox-disabled'],
  ['2.2', 'mailbox-full'],
  ['2.3', 'message-too-large'],
  ['2.121', 'rate-limited'],
  ['2.122', 'rate-limited'],
  ['3.1', 'system-error'],
  ['3.4', 'message-too-large'],
  ['4.4', 'host-unknown'],
  ['4.6', 'loop'],
  ['4.7', 'expired'],
  ['4.12', 'loop'],
  ['4.14', 'loop'],
  ['4.300', 'expired'],
  ['4.310', 'host-unknown'],
  ['4.312', 'network-error'],
  ['4.316', 'network-error'],
  ['4.317', 'network-error'],
  ['5.3', 'rate-limited'],
  ['6.1', 'content-rejected'],
  ['6.2', 'content-rejected'],
  ['6.3', 'content-rejected'],
  ['6.6', 'content-rejected'],
  ['6.7', 'content-rejected'],
  ['6.9', 'content-rejected'],
  ['6.11', 'content-rejected'],
  // RFC 4954 section 6.
  ['7.8', 'auth-failure'],
  ['7.9', 'auth-failure'],
  // RFC 5248, RFC 4468, RFC 7293.
  ['7.13', 'mailbox-disabled'],
  ['7.15', 'rate-limited'],
  ['7.17', 'user-unknown'],
  ['7.18', 'user-unknown'],
  // RFC 7372 section 3.
  ['7.20', 'auth-failure'],
  ['7.21', 'auth-failure'],
  ['7.22', 'auth-failure'],
  ['7.23', 'auth-failure'],
  ['7.24', 'auth-failure'],
  ['7.25', 'blocked-reputation'],
  ['7.26', 'auth-failure'],
  // RFC 7505 section 4.
  ['7.27', 'domain-not-accepting'],
  // RFC 8616's registry neighbours: mail flood, ARC.
  ['7.28', 'rate-limited'],
  ['7.29', 'auth-failure'],
  ['7.30', 'auth-failure'],
  ['7.54', 'relay-denied'],
  ['7.57', 'auth-failure'],
  ['7.64', 'relay-denied'],
  ['7.501', 'spam-rejected'],
  ['7.502', 'blocked-reputation'],
  ['7.503', 'blocked-reputation'],
  ['7.506', 'blocked-reputation'],
  ['7.508', 'rate-limited'],
  ['7.509', 'auth-failure'],
  ['7.511', 'blocked-reputation'],
  ['7.512', 'content-rejected'],
  ['7.513', 'blocked-reputation'],
  ['7.515', 'auth-failure'],
  ['7.606', 'blocked-reputation'],
  ['7.650', 'blocked-reputation'],
  ['7.705', 'rate-limited'],
  ['7.708', 'blocked-reputation'],
]);

/** Codes that stand beside anything; better than nothing. */
export const LOOSE_STATUS: ReadonlyMap<string, BounceReason> = new Map([
  ['1.0', 'user-unknown'],
  ['2.0', 'mailbox-disabled'],
  ['3.0', 'system-error'],
  ['3.2', 'domain-not-accepting'],
  ['3.3', 'system-error'],
  ['3.5', 'system-error'],
  ['4.0', 'network-error'],
  ['4.1', 'network-error'],
  ['4.2', 'network-error'],
  ['4.3', 'system-error'],
  ['4.5', 'rate-limited'],
  ['5.1', 'syntax'],
  ['5.2', 'syntax'],
  ['5.4', 'syntax'],
  ['5.5', 'syntax'],
  ['6.0', 'content-rejected'],
  ['7.0', 'policy'],
  ['7.1', 'policy'],
  ['7.2', 'policy'],
  ['7.3', 'policy'],
  ['7.4', 'policy'],
  ['7.5', 'policy'],
  ['7.6', 'policy'],
  ['7.7', 'policy'],
]);

/**
 * What a reply code says by itself (RFC 5321 section 4.2.3; RFC 4954, RFC 7504),
 * where neither words nor an enhanced code say more. 450, 550 and 554 say nothing.
 */
export const LOOSE_REPLY: ReadonlyMap<number, BounceReason> = new Map([
  [421, 'system-error'],
  [452, 'system-error'],
  [454, 'network-error'],
  [500, 'syntax'],
  [501, 'syntax'],
  [502, 'syntax'],
  [503, 'syntax'],
  [504, 'syntax'],
  [521, 'domain-not-accepting'],
  [530, 'auth-failure'],
  [534, 'auth-failure'],
  [535, 'auth-failure'],
  [551, 'moved'],
  [552, 'mailbox-full'],
  [556, 'domain-not-accepting'],
]);

/** `<sysexits.h>`: what a program says that could not deliver. */
const EXIT_CODES: ReadonlyMap<number, BounceReason> = new Map([
  [67, 'user-unknown'],
  [68, 'host-unknown'],
]);

/** EX__MAX and the two codes that shells and Perl give a program that failed. */
const LARGEST_EXIT = 127;
const DIED = 255;

/** What a diagnostic says that is an exit code and nothing else; null where it is none. */
export function reasonOfExit(diagnostic: string | null): BounceReason | null {
  if (diagnostic === null || !/^[0-9]{1,3}$/.test(diagnostic)) return null;
  const code = Number(diagnostic);
  if (code === 0 || (code > LARGEST_EXIT && code !== DIED)) return null;
  return EXIT_CODES.get(code) ?? 'system-error';
}
