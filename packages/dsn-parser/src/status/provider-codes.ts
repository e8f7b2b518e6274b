/**
 * Codes of their own that large mailbox providers and filters put into their
 * refusals, and links to the page that explains one. They are made to be read
 * by machines, so they count before everything else. Lower case, as they stand
 * in the reply; each group names where it is explained.
 *
 * A code belongs here when it is unmistakable by itself. Sentences, also those
 * of one provider, are in `reason-phrases.ts`.
 */

import type { ReasonRow } from './reason-phrases.ts';

/**
 * QUIRK: Orange and La Poste put the number of the machine before the code:
 * `OFR004_506`, `LPN105_421` and `LPN416` are `ofr_506`, `ofr_421`, `ofr_416`.
 */
export function foldCodes(folded: string): string {
  if (!folded.includes('ofr') && !folded.includes('lpn')) return folded;
  return folded.replace(/\b(?:ofr|lpn)(?:[0-9]{0,3}_)?([0-9]{3})\b/g, 'ofr_$1');
}

export const PROVIDER_CODES: readonly ReasonRow[] = [
  // Gmail: the `p=` of the help link names the rule (Google Workspace help, "Gmail SMTP errors and codes").
  ['user-unknown', ['/mail/?p=nosuchuser', 'answer.py?answer=6596', 'mail/answer/6596']],
  ['mailbox-disabled', ['/mail/?p=disableduser']],
  ['mailbox-full', ['/mail/?p=overquota', 'mail/answer/6558']],
  ['rate-limited', ['/mail/?p=receivingrate', '/mail/?p=unsolicitedratelimiterror']],
  ['content-rejected', ['/mail/?p=rfcmessagenoncompliant', '/mail/?p=blockedmessage']],
  ['spam-rejected', ['/mail/?p=unsolicitedmessageerror']],
  ['blocked-reputation', ['/mail/?p=unsolicitediperror', 'mail/answer/188131']],
  [
    'auth-failure',
    [
      '/mail/?p=ipv6autherror',
      '/mail/?p=customfromdenied',
      '/mail/?p=unauthenticated',
      '/mail/answer/81126#authentication',
    ],
  ],
  // Google Groups answers in the sender's language; only the link is always the same.
  ['policy', ['groups.google.com/support', 'support.google.com/a/answer/1311182']],

  // Exchange's transport names its component and the rule (Microsoft Learn, "Email non-delivery reports").
  [
    'user-unknown',
    [
      'resolver.adr.recip',
      'resolver.adr.exrecip',
      'resolver.adr.invalid',
      'resolver.adr.badprimary',
      'storedrv.deliver.unknown',
    ],
  ],
  [
    'mailbox-full',
    [
      'mapiexceptionshutoffquotaexceeded',
      'quotaexceededexception',
      'storedrv.deliver; mailbox full',
    ],
  ],
  ['message-too-large', ['resolver.rst.recipsizelimit', 'resolver.rst.sendsizelimit']],
  ['rate-limited', ['resolver.adr.reciplimit', 'recipientthresholdexceeded']],
  ['loop', ['routing.looped', 'routing.loopdetected']],
  ['expired', ['queue.expired']],
  ['policy', ['resolver.rst.', 'transport.rules.reject']],
  ['relay-denied', ['tenantattribution; relay access denied', 'relayaccessdenied']],

  // Outlook.com (postmaster.live.com, "Troubleshooting"): block lists, dynamic addresses, rates, content.
  [
    'blocked-reputation',
    ['(s3113)', '(s3114)', '(s3115)', '(s3140)', '(s3150)', ' sc-004 ', ' sc-003 ', ' sc-002 '],
  ],
  ['blocked-reputation', [' dy-001 ', ' dy-002 ', ' ou-001 ', ' ou-002 ']],
  ['rate-limited', [' rp-001 ', ' rp-002 ', ' rp-003 ']],
  ['spam-rejected', [' sc-001 ']],

  // Yahoo and AOL (senders.yahooinc.com/smtp-error-codes): complaints and volume of the address, lists, greylisting.
  [
    'blocked-reputation',
    [
      '[ts01]',
      '[ts02]',
      '[ts03]',
      '[ts04]',
      '[tss0',
      '[tss1',
      '[bl21]',
      '[bl22]',
      '[bl23]',
      '[iprt',
    ],
  ],
  ['rate-limited', ['[gl01]']],
  ['policy', ['[ph01]']],

  // Comcast (postmaster.comcast.net, "SMTP error codes").
  ['blocked-reputation', ['codes.php#bl0', 'codes#bl0', ' bl00000', ' bl00001']],
  ['rate-limited', ['codes.php#rl0', 'codes#rl0', ' rl00000', ' rl00001']],
  ['auth-failure', ['codes.php#dm0', 'codes#dm0']],

  // Cox, Spectrum and others behind Cloudmark ("Understanding email error codes").
  ['blocked-reputation', ['aup#cdrbl', 'aup#cxbl', 'aup#cxdns', 'cloudmark.com/reset-request']],
  ['rate-limited', ['aup#cxcnct', 'aup#cxthrt', 'aup#cxmxrt', 'aup#1310', 'aup#in-1310']],
  ['policy', ['aup#cxsndr']],

  // AT&T's own list.
  ['blocked-reputation', ['dnsbl:attrbl', '_is_blocked']],

  // Orange and La Poste (postmaster.orange.fr): see `foldCodes`.
  ['policy', ['ofr_403', 'ofr_405', 'ofr_415', 'ofr_421', 'ofr_630']],
  ['user-unknown', ['ofr_416', 'ofr_418']],
  ['mailbox-full', ['ofr_417']],
  ['mailbox-disabled', ['ofr_420', 'ofr_426', 'ofr_427']],
  ['rate-limited', ['ofr_104', 'ofr_109']],
  ['spam-rejected', ['ofr_506']],
  ['system-error', ['ofr_505']],
  [
    'blocked-reputation',
    ['ofr_102', 'ofr_103', 'ofr_106', 'ofr_107', 'ofr_108', 'ofr_425', 'ofr_510', 'ofr_999'],
  ],

  // GMX, WEB.DE, mail.com, IONOS (postmaster.gmx.net, "error messages"): the `c=` of the link.
  ['blocked-reputation', ['&c=rdns', '&c=bip', '&c=bl']],

  // NetEase: 163.com and 126.com (help.163.com, "bounce codes").
  ['spam-rejected', ['dt:spm']],
  ['blocked-reputation', ['dt:rbl', 'hl:rep', 'hl:ipb']],
  [
    'rate-limited',
    ['hl:icc', 'hl:ifc', 'mi:dmc', 'mi:ccl', 'mi:cel', 'rp:drc', 'rp:ccl', 'rp:cel'],
  ],
  ['auth-failure', ['mi:spf']],

  // GoDaddy's secureserver.net ("Email bounceback error codes").
  ['auth-failure', [' ib508 ', ' ib510 ']],
  ['policy', [' ib401 ', ' ib501 ', ' ib502 ', ' ib504 ', ' ib506 ', ' ib507 ']],
  ['rate-limited', [' ib007 ', ' ib602 ', ' ib603 ', ' ib605 ', ' ib607 ']],
  ['blocked-reputation', [' ib103 ', ' ib104 ', ' ib105 ', ' ib106 ', ' ib108 ']],
  ['spam-rejected', [' ib212 ', ' ib213 ']],
  ['virus', [' ib705 ']],

  // Mimecast, Proofpoint, Barracuda: what their links and signatures name.
  ['spam-rejected', ['mcspamsignature', 'mcspam.']],
  ['virus', ['mcvirus']],
  [
    'blocked-reputation',
    [
      'support.proofpoint.com/dnsbl',
      'ipcheck.proofpoint.com',
      'barracudacentral.org/rbl',
      'barracudacentral.org/reputation',
      'barracudanetworks.com/reputation',
    ],
  ],

  // Lists of links and domains in the text come before lists of sending hosts: `multi.uribl.com`.
  ['spam-rejected', ['uribl.com', 'surbl.org', 'dbl.spamhaus.org']],
  [
    'blocked-reputation',
    [
      'spamhaus.org',
      'spamcop.net',
      'sorbs.net',
      'uceprotect.net',
      'barracudacentral.org',
      'abuseat.org',
      'mailspike.net',
      'abusix.com/search',
      'psbl.org',
      'senderscore',
      'senderbase.org',
      'talosintelligence.com',
      'invaluement.com',
      'spamrats.com',
      'backscatterer.org',
    ],
  ],
];
