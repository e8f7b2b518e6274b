/**
 * Codes of their own that large mailbox providers and filters put into their
 * refusals, and links to the page that explains one. They are made to be read
 * by machines, so they count before everything else. Lower case, as they stand
 * in the reply; each group names where it is explained.
 *
 * A code belongs here when it is unmistakable by itself. Sentences, also those
 * of one provider, are in `reason-phrases.ts`.
 */

import type { ReasonRow } from './reasons/reason-row.ts';

/**
 * QUIRK: Orange and La Poste put the number of the machine before the code:
 * `OFR004_506`, `LPN105_421` and `LPN416` are `ofr_506`, `ofr_421`, `ofr_416`.
 * Spectrum says in which direction the mail went: `AUP#In-1310` is `aup#1310`.
 */
export function foldCodes(folded: string): string {
  let codes = folded;
  if (/ofr|lpn|ouk/.test(codes))
    codes = codes.replace(/\b(?:ofr|lpn|ouk)(?:[0-9]{0,3}[-_])?([0-9]{3})\b/g, 'ofr_$1');
  if (codes.includes('aup#')) codes = codes.replace(/\baup#[a-z]{0,8}-?([0-9]{4})\b/g, 'aup#$1');
  return codes;
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
  ['rate-limited', ['resolver.adr.reciplimit', 'recipientthresholdexceeded']],
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

  ['loop', ['routing.looped', 'routing.loopdetected']],
  ['expired', ['queue.expired']],
  ['policy', ['resolver.rst.', 'transport.rules.reject']],
  ['relay-denied', ['tenantattribution; relay access denied', 'relayaccessdenied']],

  // Outlook.com (postmaster.live.com, "Troubleshooting"): block lists, dynamic addresses, rates, content.
  [
    'blocked-reputation',
    ['(s3113)', '(s3114)', '(s3115)', '(s3140)', '(s3150)', ' sc-004 ', ' sc-003 ', ' sc-002 '],
  ],
  ['blocked-reputation', [' dy-001 ', ' dy-002 ', ' ou-001 ', ' cs-001 ']],
  ['rate-limited', [' rp-001 ', ' rp-002 ', ' rp-003 ']],
  ['spam-rejected', [' sc-001 ', ' ou-002 ']],

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
  ['policy', ['[ph01]', '[ps01]']],
  ['auth-failure', ['(au01)', '[au01]', '(dmarc:']],
  // AOL's former codes (postmaster.aol.com, "error codes").
  [
    'blocked-reputation',
    ['rtr:bb', 'rtr:bl', 'rtr:du', 'rtr:rd', 'rtr:sc', 'rly:bl', 'rly:ir', 'con:b1', 'con:b2'],
  ],
  ['spam-rejected', ['hvu:b', 'rly:b1', 'rly:b3', 'rly:bd', 'rly:ch', 'rtr:ch']],
  ['rate-limited', ['dyn:t', 'rly:b2', 'rly:cs']],
  ['system-error', ['rtr:ge']],
  ['policy', ['rly:sn', 'rly:nw']],

  // Comcast (postmaster.comcast.net, "SMTP error codes").
  [
    'blocked-reputation',
    ['codes.php#bl0', 'codes#bl0', 'bl00000', 'bl00001', 'bl0001', 'es00000', 'es00001'],
  ],
  ['rate-limited', ['codes.php#rl0', 'codes#rl0', 'rl00000', 'rl00001']],
  ['auth-failure', ['codes.php#dm0', 'codes#dm0', 'dm00000']],

  // Cox ("Email error codes").
  [
    'blocked-reputation',
    [
      'aup#cdrbl',
      'aup#cxbl',
      'aup#cxdns',
      'aup#ipbl',
      'cloudmark.com/reset-request',
      'cloudmark.com/en/reset',
    ],
  ],
  ['rate-limited', ['aup#cxcnct', 'aup#cxthrt', 'aup#cxmxrt', 'aup#cxmj']],
  ['auth-failure', ['aup#cxsndr']],
  ['policy', ['aup#cxsmtp']],
  ['spam-rejected', ['aup#urlbl']],

  // Spectrum, once Charter and Time Warner ("Understanding email error codes"): see `foldCodes`.
  [
    'blocked-reputation',
    [
      'aup#1000',
      'aup#1100',
      'aup#1110',
      'aup#1120',
      'aup#1130',
      'aup#1140',
      'aup#1150',
      'aup#1200',
      'aup#1210',
      'aup#1220',
      'aup#1230',
      'aup#1240',
      'aup#1250',
    ],
  ],
  ['network-error', ['aup#1260']],
  ['rate-limited', ['aup#13', 'aup#14', 'aup#1540', 'aup#1550', 'aup#1560', 'aup#1580']],
  [
    'policy',
    [
      'aup#101',
      'aup#102',
      'aup#103',
      'aup#108',
      'aup#116',
      'aup#117',
      'aup#118',
      'aup#119',
      'aup#150',
      'aup#152',
    ],
  ],
  ['message-too-large', ['aup#1530']],
  ['system-error', ['aup#1090']],

  // AT&T's own list.
  ['blocked-reputation', ['dnsbl:attrbl', 'dnsbl:rbl', '_is_blocked']],

  // Orange and La Poste (postmaster.orange.fr): see `foldCodes`.
  ['policy', ['ofr_403', 'ofr_405', 'ofr_415', 'ofr_421', 'ofr_630']],
  ['user-unknown', ['ofr_416', 'ofr_418']],
  ['mailbox-full', ['ofr_417']],
  ['mailbox-disabled', ['ofr_420', 'ofr_426', 'ofr_427']],
  ['rate-limited', ['ofr_104', 'ofr_109']],
  [
    'auth-failure',
    ['ofr_305', 'ofr_397', 'ofr_398', 'ofr_401', 'ofr_402', 'ofr_515', 'ofr_517', 'ofr_535'],
  ],
  ['spam-rejected', ['ofr_506', 'ofr_513', 'ofr_536']],
  ['message-too-large', ['ofr_514']],
  ['system-error', ['ofr_505']],
  [
    'blocked-reputation',
    [
      'ofr_102',
      'ofr_103',
      'ofr_106',
      'ofr_107',
      'ofr_108',
      'ofr_425',
      'ofr_510',
      'ofr_988',
      'ofr_989',
      'ofr_990',
      'ofr_999',
    ],
  ],

  // GMX, WEB.DE, mail.com, IONOS (postmaster.gmx.net, "error messages"): the `c=` of the link.
  ['blocked-reputation', ['&c=rdns', '&c=bip', '&c=bl']],

  // NetEase: 163.com and 126.com (help.163.com, "bounce codes"): HL of the host, MI of the sender, RP of recipients, DT of the data.
  ['spam-rejected', ['dt:spm']],
  ['virus', ['dt:vir']],
  ['blocked-reputation', ['dt:rbl', 'hl:rep', 'hl:ipb', 'hl:ihu', 'hl:mep', 'mi:nhd']],
  [
    'rate-limited',
    [
      'hl:icc',
      'hl:ifc',
      'hl:ifq',
      'hl:itc',
      'mi:dmc',
      'mi:ccl',
      'mi:cel',
      'mi:sfq',
      'mi:stc',
      'rp:drc',
      'rp:ccl',
      'rp:cel',
      'rp:qrc',
      'rp:rcl',
      'rp:trc',
    ],
  ],
  ['auth-failure', ['mi:spf', 'mi:dma']],
  ['policy', ['dt:sum', 'mi:spb', 'mi:imf']],
  ['relay-denied', ['rp:frl']],

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

  // Pages that explain SPF.
  ['auth-failure', ['openspf.', 'spf.pobox.com', 'kitterman.com/spf', 'dmarc.org']],

  // Lists of links and domains in the text come before lists of sending hosts: `multi.uribl.com`.
  ['spam-rejected', ['blacklisted url', 'listed url', 'url in message', 'contains a url']],
  ['spam-rejected', ['uribl.com', 'surbl.org', 'dbl.spamhaus.org', 'spamhaus.org/dbl']],
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
