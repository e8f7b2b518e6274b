/**
 * The order in which reasons are asked for. What is asked, a server's phrases
 * and pairs of words in lower case with addresses, links and codes already
 * taken out (`fold-words.ts`), is in a file for each reason (`reasons/`), with
 * what the reason means.
 *
 * Clear phrases name one cause; vague ones stand beside several, and count only
 * where no exact status code does. Of several rows the first one applies. The
 * order follows two rules: who is refused comes from the particular to the
 * general (message, relaying, sender's authentication, sender's host, sender's
 * address, recipient, his host, the way there), and a cause comes before its
 * consequence, so that giving up after days ranks last: "in the queue too
 * long" says that trying was in vain, not why.
 */

import { AUTH_FAILURE, RESTRICTED_TO_MEMBERS, VAGUE_AUTH } from './reasons/auth-failure.ts';
import {
  BLOCKED_FIRST,
  BLOCKED_PAIR,
  BLOCKED_REPUTATION,
  VAGUE_BLOCKED,
  VAGUEST_BLOCKED,
} from './reasons/blocked-reputation.ts';
import { CONTENT_PAIR, CONTENT_REJECTED, VAGUE_CONTENT } from './reasons/content-rejected.ts';
import { DOMAIN_NOT_ACCEPTING } from './reasons/domain-not-accepting.ts';
import { EXPIRED } from './reasons/expired.ts';
import { HOST_UNKNOWN, HOST_UNKNOWN_FIRST, HOST_UNKNOWN_PAIR } from './reasons/host-unknown.ts';
import { LOOP } from './reasons/loop.ts';
import {
  MAILBOX_DISABLED,
  MAILBOX_DISABLED_PAIR,
  VAGUE_DISABLED,
} from './reasons/mailbox-disabled.ts';
import {
  MAILBOX_FULL,
  MAILBOX_FULL_PAIR,
  MESSAGES_KEPT,
  QUOTA_PAIR,
} from './reasons/mailbox-full.ts';
import { TOO_LARGE, TOO_LARGE_PAIR } from './reasons/message-too-large.ts';
import { MOVED } from './reasons/moved.ts';
import {
  CONNECTION_PAIR,
  LOOKUP_FAILED,
  NETWORK_ERROR,
  SERVER_SILENT_PAIR,
  VAGUE_NETWORK,
} from './reasons/network-error.ts';
import {
  POLICY,
  POLICY_FIRST,
  REFUSED,
  SENDER_REFUSED,
  SENDER_REFUSED_PAIR,
  VAGUE_POLICY,
} from './reasons/policy.ts';
import { COME_AGAIN, RATE_LIMITED, VAGUE_RATE } from './reasons/rate-limited.ts';
import type { ReasonRow } from './reasons/reason-row.ts';
import { RELAY_DENIED } from './reasons/relay-denied.ts';
import { CONTENT_IS_SPAM, SPAM_FIRST, SPAM_REJECTED, VAGUE_SPAM } from './reasons/spam-rejected.ts';
import { SYNTAX, VAGUE_SYNTAX } from './reasons/syntax.ts';
import { SYSTEM_ERROR, SYSTEM_FULL, VAGUE_SYSTEM } from './reasons/system-error.ts';
import {
  DENIED_AT_EDGE,
  INACTIVE_ADDRESS,
  UNAVAILABLE,
  UNROUTEABLE,
  USER_UNKNOWN,
  USER_UNKNOWN_PAIR,
  VAGUE_USER_UNKNOWN,
} from './reasons/user-unknown.ts';
import { OR_VIRUS, VIRUS } from './reasons/virus.ts';

/** Codes that are chosen with care: nobody there, or his mailbox is full. */
const SURE = ['1.1', '2.2'];

export const CLEAR_PHRASES: readonly ReasonRow[] = [
  ['user-unknown', DENIED_AT_EDGE, { only: ['4.1'] }],
  ['host-unknown', HOST_UNKNOWN_FIRST],
  ['spam-rejected', SPAM_FIRST],
  ['blocked-reputation', BLOCKED_FIRST, { except: SURE }],
  ['policy', POLICY_FIRST],
  ['policy', RESTRICTED_TO_MEMBERS],
  ['spam-rejected', OR_VIRUS, { except: SURE }],
  [
    'content-rejected',
    CONTENT_REJECTED,
    { except: ['7.509', '7.515', '7.26', '7.32'] },
    CONTENT_PAIR,
  ],
  ['virus', VIRUS, { except: SURE }],
  ['relay-denied', RELAY_DENIED],
  ['auth-failure', AUTH_FAILURE, { except: SURE }],
  ['mailbox-full', MESSAGES_KEPT],
  // A sender's quota, before the recipient's.
  ['rate-limited', RATE_LIMITED, { except: ['2.2'] }],
  ['mailbox-full', MAILBOX_FULL],
  ['system-error', SYSTEM_FULL],
  ['mailbox-full', [], {}, MAILBOX_FULL_PAIR],
  ['mailbox-full', [], {}, QUOTA_PAIR],
  ['loop', LOOP],
  ['message-too-large', TOO_LARGE, {}, TOO_LARGE_PAIR],
  ['moved', MOVED],
  ['spam-rejected', CONTENT_IS_SPAM, { except: [...SURE, '6.0', '6.1'] }],
  // Lists of links in the text, before lists of hosts.
  ['spam-rejected', SPAM_REJECTED, { except: SURE }],
  ['blocked-reputation', BLOCKED_REPUTATION, { except: SURE }, BLOCKED_PAIR],
  ['policy', SENDER_REFUSED, {}, SENDER_REFUSED_PAIR],
  ['user-unknown', INACTIVE_ADDRESS, { only: ['1.1'] }],
  ['mailbox-disabled', UNAVAILABLE, { only: ['4xx'] }],
  ['mailbox-disabled', MAILBOX_DISABLED, {}, MAILBOX_DISABLED_PAIR],
  ['domain-not-accepting', DOMAIN_NOT_ACCEPTING, { except: ['1.1'] }],
  ['network-error', LOOKUP_FAILED],
  ['host-unknown', HOST_UNKNOWN, { except: ['1.1', '1.7', '1.8'] }, HOST_UNKNOWN_PAIR],
  ['user-unknown', UNROUTEABLE, { only: ['reply'] }],
  ['host-unknown', UNROUTEABLE, { except: ['reply', '1.1'] }],
  [
    'user-unknown',
    USER_UNKNOWN,
    { except: ['1.2', '1.6', '1.7', '1.8', '4.4', '2.2', '3.4'] },
    USER_UNKNOWN_PAIR,
  ],
  ['user-unknown', UNAVAILABLE, { except: ['4xx', '2.2'] }],
  ['network-error', NETWORK_ERROR, { except: [...SURE, '1.2'] }, CONNECTION_PAIR],
  ['network-error', [], { except: [...SURE, '1.2'] }, SERVER_SILENT_PAIR],
  ['policy', POLICY, { except: SURE }],
  ['system-error', SYSTEM_ERROR, { except: SURE }],
  ['expired', EXPIRED, { except: SURE }],
  ['syntax', SYNTAX, { except: ['1.1'] }],
];

export const VAGUE_PHRASES: readonly ReasonRow[] = [
  ['blocked-reputation', VAGUE_BLOCKED],
  ['spam-rejected', VAGUE_SPAM],
  ['blocked-reputation', VAGUEST_BLOCKED],
  ['rate-limited', VAGUE_RATE],
  ['rate-limited', COME_AGAIN, { only: ['4xx'] }],
  ['auth-failure', VAGUE_AUTH],
  ['mailbox-disabled', VAGUE_DISABLED],
  ['policy', VAGUE_POLICY],
  [
    'user-unknown',
    VAGUE_USER_UNKNOWN,
    { except: ['1.2', '3.2', '4.1', '4.4', '4.7', '6.0', '7.0', '7.1'] },
  ],
  ['network-error', VAGUE_NETWORK],
  ['system-error', VAGUE_SYSTEM, { except: ['4.1', '4.2'] }],
  ['content-rejected', VAGUE_CONTENT],
  ['syntax', VAGUE_SYNTAX],
  ['policy', REFUSED],
];
