/**
 * The organisation: who sends, by which way out, and to whom.
 *
 *     example.org          its own server: logged, return paths tagged
 *     cloud.example.org    a provider who puts his own ids, and tells them
 *     remote.example.org   one who does not: declared for recipients alone
 *     shop.example.org     declared as covered; from some day a second server is forgotten
 *     sales.example.org    the own server, and a CRM system that logs nothing: not declared
 *     news.example.org     a newsletter by a service that logs nothing: not declared
 *     lists.example.org    its own list server: logged with each expansion
 */

import type { Random } from '@backscatter/evaluation';

/** How a mail leaves. */
type Way = 'own' | 'told' | 'untold' | 'shop' | 'sales';

/** Somebody who sends, and by which way. */
export interface Sender {
  readonly address: string;
  readonly way: Way;
  /** Mails a day. */
  readonly rate: number;
  /** Whom he writes to, most often the first. Grows. */
  readonly contacts: string[];
}

/** Who belongs to it, and what it owns. */
export interface Organisation {
  readonly senders: readonly Sender[];
  /** Members of each mailing list of ours, by the list's address. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Every address that exists. */
  readonly addresses: readonly string[];
  readonly domains: readonly string[];
}

/** Of each hundred senders. */
const SHARES: readonly (readonly [way: Way, domain: string, share: number])[] = [
  ['own', 'example.org', 83],
  ['told', 'cloud.example.org', 7],
  ['untold', 'remote.example.org', 5],
  ['sales', 'sales.example.org', 3],
  ['shop', 'shop.example.org', 2],
];

/** The newsletter's sender. */
export const NEWS = 'news@news.example.org';

/** Providers with mailboxes for everybody. */
export const FREEMAIL: readonly string[] = Array.from(
  { length: 20 },
  (_, i) => `mail${i}.example.com`,
);

const LISTS = 4;
const MEMBERS = 80;

/** Makes an organisation of `size` senders, who send `mailsADay` each on average. */
export function createOrganisation(random: Random, size: number, mailsADay: number): Organisation {
  const senders: Sender[] = [];
  for (const [way, domain, share] of SHARES) {
    const count = Math.max(1, Math.round((size * share) / 100));
    for (let i = 0; i < count; i += 1) {
      senders.push({
        address: `${random.word(3)}.${way}${i}@${domain}`,
        way,
        // Some write ten times as much as others; the mean of this is mailsADay.
        rate: -Math.log(1 - random.next()) * mailsADay,
        contacts: Array.from({ length: 5 + random.below(80) }, () => stranger(random)),
      });
    }
  }
  const lists = new Map<string, readonly string[]>();
  for (let i = 0; i < LISTS; i += 1) {
    const members = Array.from({ length: MEMBERS }, () => stranger(random));
    lists.set(`club${i}@lists.example.org`, members);
  }
  const bounces = [...lists.keys()].map(listBounces);
  return {
    senders,
    lists,
    addresses: [...senders.map(({ address }) => address), ...lists.keys(), ...bounces, NEWS],
    domains: [...SHARES.map(([, domain]) => domain), 'lists.example.org', 'news.example.org'],
  };
}

/** The return path of a list, without a member. */
export function listBounces(list: string): string {
  return list.replace('@', '-bounces@');
}

/** Somebody elsewhere; one in three at one of a few providers. */
export function stranger(random: Random): string {
  const domain = random.chance(0.33)
    ? random.pick(FREEMAIL)
    : `${random.word(4)}${random.below(900)}.example.net`;
  return `${random.word(7)}@${domain}`;
}
