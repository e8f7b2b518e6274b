/**
 * To whom a host name belongs: its registered domain by the Public Suffix List,
 * with the domains of large providers taken together, whose servers bear one
 * name and whose reports another.
 *
 * Names that nobody can register (`EXCH01.corp.local`, `localhost`, an address)
 * belong to whoever wrote them; they say nothing of their own.
 */

import ipaddr from 'ipaddr.js';
import { getSubdomain, parse } from 'tldts';
import { parseAddress, within } from './read-address.ts';

/** Providers by their domains, the first of each row stands for all. */
const PROVIDERS: readonly (readonly string[])[] = [
  ['google.com', 'gmail.com', 'googlemail.com', '1e100.net', 'googlegroups.com'],
  [
    'outlook.com',
    'hotmail.com',
    'live.com',
    'msn.com',
    'microsoft.com',
    'office365.com',
    'onmicrosoft.com',
    'exchangelabs.com',
    'office365.us',
    'outlook.cn',
  ],
  [
    'yahoo.com',
    'yahoodns.net',
    'yahoo.net',
    'ymail.com',
    'rocketmail.com',
    'yahooinc.com',
    'aol.com',
    'aim.com',
  ],
  ['icloud.com', 'me.com', 'mac.com', 'apple.com'],
  ['amazonses.com', 'amazonaws.com', 'amazon.com', 'awsapps.com'],
  ['gmx.net', 'gmx.de', 'gmx.com', 'web.de', 'mail.com'],
  ['ionos.com', 'ionos.de', 'kundenserver.de', 'perfora.net', '1and1.com', '1und1.de', 'ui-dns.de'],
  ['zoho.com', 'zohomail.com', 'zoho.eu', 'zohomail.eu', 'zoho.in', 'zohomail.in'],
  ['yandex.ru', 'yandex.net', 'yandex.com', 'ya.ru'],
  ['mail.ru', 'bk.ru', 'list.ru', 'inbox.ru', 'smailru.net'],
  ['pphosted.com', 'ppe-hosted.com', 'proofpoint.com', 'gpphosted.com'],
  ['messagelabs.com', 'symanteccloud.com', 'symantec.com'],
  ['mimecast.com', 'mimecast.co.za', 'mimecast.org'],
  ['barracudanetworks.com', 'barracuda.com', 'cudaops.com'],
  ['trendmicro.com', 'trendmicro.eu', 'trendmicro.co.jp'],
  ['fastmail.com', 'messagingengine.com', 'fastmail.fm'],
  ['secureserver.net', 'godaddy.com'],
  ['ovh.net', 'ovh.com', 'ovh.ca'],
  ['orange.fr', 'wanadoo.fr', 'francetelecom.com'],
  ['comcast.net', 'comcast.com'],
  ['t-online.de', 'telekom.de', 'telekom.net', 'dtag.de'],
  ['btinternet.com', 'bt.com', 'btopenworld.com'],
  ['qq.com', 'tencent.com', 'foxmail.com'],
  ['163.com', '126.com', 'netease.com', 'yeah.net'],
  ['postini.com', 'psmtp.com'],
  ['sendgrid.net', 'sendgrid.com'],
  ['mailgun.org', 'mailgun.net', 'mailgun.com'],
];

/**
 * Networks in which a provider's servers speak with each other and look no names up. The
 * servers from which it sends are named otherwise: one tenant's mail is a stranger's to another.
 */
const PROVIDER_NETWORKS: readonly (readonly [string, string])[] = [
  ['outlook.com', '2603:1000::/24'],
  ['outlook.com', '2a01:111::/32'],
];
const SENDS = /\.outbound\./i;

/** Whether a name is that of a provider's servers which send for its customers. */
export function isSendingHost(name: string): boolean {
  return SENDS.test(name);
}

const ALIASES: ReadonlyMap<string, string> = new Map(
  PROVIDERS.flatMap((row) => row.map((domain) => [domain, row[0] ?? domain] as const)),
);

/** Hosts behind one name are many; longer names than these are none (RFC 1035 section 2.3.4). */
const MAX_NAME = 255;

/**
 * The organisation a host name or a mail domain belongs to, as a domain.
 *
 * @returns null where the name is an address or has no domain that somebody could register
 */
export function organisationOf(name: string | null): string | null {
  if (name === null || name.length > MAX_NAME) return null;
  const { domain, isIp } = parse(name.toLowerCase().replace(/\.$/, ''), {
    validateHostname: false,
  });
  if (domain === null || isIp === true || !/[a-z]/.test(domain)) return null;
  return ALIASES.get(domain) ?? domain;
}

/** The labels in front of the registered domain, or an empty string. */
export function subdomainOf(name: string): string {
  return getSubdomain(name, { validateHostname: false }) ?? '';
}

/** Whether the world can know the name: its top level domain exists. */
export function isPublicName(name: string): boolean {
  if (name.length > MAX_NAME) return false;
  const { domain, isIcann } = parse(name, { validateHostname: false });
  return domain !== null && isIcann === true;
}

/** Whether a host that claims a name of a provider speaks from within its network. */
export function isWithinProvider(name: string, address: string): boolean {
  const parsed = parseAddress(address);
  if (parsed === null || isSendingHost(name)) return false;
  const organisation = organisationOf(name);
  return PROVIDER_NETWORKS.some(
    ([of, network]) => of === organisation && within(parsed, ipaddr.parseCIDR(network)),
  );
}
