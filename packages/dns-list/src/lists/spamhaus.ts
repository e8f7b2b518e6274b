/**
 * Spamhaus: the lists that nearly every receiver asks, on public mirrors for small
 * sites and under a key (Data Query Service, DQS) for all.
 *
 * ZEN is SBL (with CSS and DROP), XBL and PBL in one question; one address may be on
 * several and then has several A records. DROP and CSS have no zone of their own.
 * The public mirrors refuse public resolvers and hosters' shared ones, and say so by
 * 127.255.255.x, which is never a listing.
 *
 * @see https://docs.spamhaus.com/datasets/docs/source/10-data-type-documentation/datasets/040-zones.html
 */

import type { ListAnswerRow, ListDefinition, ListRefusalRow } from '../list-definition.ts';
import { IP4_POINTS, IP6_UNLISTED } from './rfc5782.ts';

const CODES =
  'https://docs.spamhaus.com/datasets/docs/source/10-data-type-documentation/datasets/040-zones.html';
const MIRROR_TERMS =
  'Public mirrors: free for low-volume, non-commercial use through a resolver of your own. https://www.spamhaus.org/blocklists/dnsbl-fair-use-policy/';
const DQS_TERMS =
  'Data Query Service: needs a key, free for low-volume non-commercial use, else paid. https://www.spamhaus.com/data-access/data-query-service/';

const SBL: readonly ListAnswerRow[] = [
  {
    when: '127.0.0.2',
    code: 'sbl',
    category: 'spam-source',
    weight: 'strong',
    meaning: 'a source of spam (SBL)',
  },
  {
    when: '127.0.0.3',
    code: 'css',
    category: 'spam-source',
    weight: 'normal',
    meaning: 'a source of low-reputation mail (CSS)',
  },
  {
    when: '127.0.0.9',
    code: 'drop',
    category: 'hijacked',
    weight: 'strong',
    meaning: 'part of a network in criminal hands (DROP)',
  },
  {
    when: '127.0.0.30',
    code: 'bcl',
    category: 'hijacked',
    weight: 'strong',
    meaning: 'a botnet’s controller (BCL)',
  },
];
// .5 to .7 are in no use now, and reserved for XBL.
const XBL: readonly ListAnswerRow[] = [
  {
    when: '127.0.0.4-7',
    code: 'xbl',
    category: 'exploited',
    weight: 'strong',
    meaning: 'an infected or exploited host (XBL)',
  },
];
const PBL: readonly ListAnswerRow[] = [
  {
    when: '127.0.0.10',
    code: 'pbl-isp',
    category: 'policy',
    weight: 'strong',
    meaning: 'an address that should send no mail itself, as its provider says (PBL)',
  },
  {
    when: '127.0.0.11',
    code: 'pbl-spamhaus',
    category: 'policy',
    weight: 'strong',
    meaning: 'an address that should send no mail itself, as Spamhaus found (PBL)',
  },
];

const DBL: readonly ListAnswerRow[] = [
  {
    when: '127.0.1.2',
    code: 'dbl-spam',
    category: 'spam-domain',
    weight: 'strong',
    meaning: 'a domain of low reputation, used in spam',
  },
  {
    when: '127.0.1.4',
    code: 'dbl-phish',
    category: 'phishing',
    weight: 'strong',
    meaning: 'a domain used for phishing',
  },
  {
    when: '127.0.1.5',
    code: 'dbl-malware',
    category: 'malware',
    weight: 'strong',
    meaning: 'a domain that spreads malware',
  },
  {
    when: '127.0.1.6',
    code: 'dbl-botnet',
    category: 'botnet',
    weight: 'strong',
    meaning: 'a domain that controls a botnet',
  },
  {
    when: '127.0.1.102',
    code: 'dbl-abused-spam',
    category: 'abused-domain',
    weight: 'normal',
    meaning: 'an honest domain abused for spam',
  },
  {
    when: '127.0.1.103',
    code: 'dbl-abused-redirector',
    category: 'abused-domain',
    weight: 'weak',
    meaning: 'an honest redirector abused for spam',
  },
  {
    when: '127.0.1.104',
    code: 'dbl-abused-phish',
    category: 'abused-domain',
    weight: 'normal',
    meaning: 'an honest domain abused for phishing',
  },
  {
    when: '127.0.1.105',
    code: 'dbl-abused-malware',
    category: 'abused-domain',
    weight: 'normal',
    meaning: 'an honest domain abused to spread malware',
  },
  {
    when: '127.0.1.106',
    code: 'dbl-abused-botnet',
    category: 'abused-domain',
    weight: 'normal',
    meaning: 'an honest domain abused to control a botnet',
  },
];

// The last octet is the age in hours: .2 below two hours, .24 below 24.
const ZRD: readonly ListAnswerRow[] = [
  {
    when: '127.0.2.2-24',
    code: 'zrd',
    category: 'new-domain',
    weight: 'weak',
    meaning: 'a domain first seen within the last 24 hours',
  },
];

const REFUSALS: readonly ListRefusalRow[] = [
  {
    when: '127.255.255.250',
    of: 'zone',
    why: 'says that the key is disabled; look at the account of the key',
  },
  {
    when: '127.255.255.251',
    of: 'zone',
    why: 'does not accept the key here; look at the account of the key',
  },
  {
    when: '127.255.255.252',
    of: 'zone',
    why: 'says that the name of the zone is mistyped; check the definition of the list',
  },
  {
    when: '127.255.255.254',
    of: 'zone',
    why: 'refuses queries through a public or shared resolver; configure a resolver of your own, or a Data Query Service key',
  },
  {
    when: '127.255.255.255',
    of: 'zone',
    why: 'refuses us for too many queries; get a Data Query Service key',
  },
];
const DOMAIN_REFUSALS: readonly ListRefusalRow[] = [
  {
    when: '127.0.1.255',
    of: 'question',
    why: 'lists domains only and was asked about an address',
  },
  ...REFUSALS,
];

const HOSTS = {
  kinds: ['ip4', 'ip6'],
  refusals: REFUSALS,
  selfTest: [IP4_POINTS, IP6_UNLISTED],
  source: CODES,
} as const;
const DOMAINS = { kinds: ['domain'], refusals: DOMAIN_REFUSALS, source: CODES } as const;
// Of ZRD, where a name grows old within a day, no page names a listed test point.
const DBL_TEST = [{ kind: 'domain', listed: 'dbltest.com', unlisted: 'example.com' }] as const;
const ZRD_TEST = [{ kind: 'domain', listed: null, unlisted: 'example.com' }] as const;
const MIRROR = { terms: MIRROR_TERMS } as const;
const DQS = { terms: DQS_TERMS, use: 'key', key: 'spamhaus-dqs' } as const;

/** The lists of Spamhaus. */
export const SPAMHAUS: readonly ListDefinition[] = [
  {
    name: 'spamhaus-zen',
    title: 'Spamhaus ZEN',
    zone: 'zen.spamhaus.org',
    answers: [...SBL, ...XBL, ...PBL],
    use: 'default',
    ...HOSTS,
    ...MIRROR,
  },
  {
    name: 'spamhaus-sbl',
    title: 'Spamhaus SBL',
    zone: 'sbl.spamhaus.org',
    answers: SBL,
    use: 'on-request',
    ...HOSTS,
    ...MIRROR,
  },
  {
    name: 'spamhaus-xbl',
    title: 'Spamhaus XBL',
    zone: 'xbl.spamhaus.org',
    answers: XBL,
    use: 'on-request',
    ...HOSTS,
    ...MIRROR,
  },
  {
    name: 'spamhaus-pbl',
    title: 'Spamhaus PBL',
    zone: 'pbl.spamhaus.org',
    answers: PBL,
    use: 'on-request',
    ...HOSTS,
    ...MIRROR,
  },
  {
    name: 'spamhaus-dbl',
    title: 'Spamhaus DBL',
    zone: 'dbl.spamhaus.org',
    domains: 'host',
    answers: DBL,
    selfTest: DBL_TEST,
    use: 'default',
    ...DOMAINS,
    ...MIRROR,
  },
  {
    name: 'spamhaus-dqs-zen',
    title: 'Spamhaus ZEN (DQS)',
    zone: '{key}.zen.dq.spamhaus.net',
    answers: [...SBL, ...XBL, ...PBL],
    replaces: 'spamhaus-zen',
    ...HOSTS,
    ...DQS,
  },
  {
    name: 'spamhaus-dqs-sbl',
    title: 'Spamhaus SBL (DQS)',
    zone: '{key}.sbl.dq.spamhaus.net',
    answers: SBL,
    ...HOSTS,
    ...DQS,
  },
  {
    name: 'spamhaus-dqs-xbl',
    title: 'Spamhaus XBL (DQS)',
    zone: '{key}.xbl.dq.spamhaus.net',
    answers: XBL,
    ...HOSTS,
    ...DQS,
  },
  {
    name: 'spamhaus-dqs-pbl',
    title: 'Spamhaus PBL (DQS)',
    zone: '{key}.pbl.dq.spamhaus.net',
    answers: PBL,
    ...HOSTS,
    ...DQS,
  },
  {
    name: 'spamhaus-dqs-dbl',
    title: 'Spamhaus DBL (DQS)',
    zone: '{key}.dbl.dq.spamhaus.net',
    domains: 'host',
    answers: DBL,
    selfTest: DBL_TEST,
    replaces: 'spamhaus-dbl',
    ...DOMAINS,
    ...DQS,
  },
  {
    name: 'spamhaus-dqs-zrd',
    title: 'Spamhaus ZRD (DQS)',
    zone: '{key}.zrd.dq.spamhaus.net',
    domains: 'registered',
    answers: ZRD,
    selfTest: ZRD_TEST,
    ...DOMAINS,
    ...DQS,
  },
];
