/**
 * Which of the names of a mail are asked about, when there are more than a message
 * has questions for.
 *
 * Left out are names on the skip list, our own, and addresses that no list can know.
 * Of one registered domain only a few hosts are asked. A spam may hold
 * hundreds of honest links before or behind the one that counts, so the names of
 * links are taken by turns from the front and from the end; senders have a share of
 * their own.
 */

import type { FoundName, NameRole } from './found-name.ts';

/** Hosts asked below one registered domain: lists by host name need one or two. */
const MAX_HOSTS = 2;

/** Of all questions, those kept for names that only the header gives. */
const HEADER_SHARE = 0.3;

/** Never delegated (RFC 6761, RFC 6762, RFC 7686, RFC 9476), or for addresses. */
const PRIVATE_TOPS = new Set(
  'alt arpa corp home internal invalid lan local localdomain localhost onion'.split(' '),
);

/** Roles of a name that the mail is about, beside those of its header. */
const BODY: ReadonlySet<NameRole> = new Set(['link', 'redirect-target', 'resource', 'address']);

/** What is asked about a message, and what was left out. */
export interface Choice {
  /** To be asked about, in order of weight. */
  readonly names: readonly FoundName[];
  /** Names that would have been asked but for the limit. */
  readonly dropped: number;
}

/**
 * @param skip registered domains or host names that are never asked, with all below them
 * @param limit most names
 */
export function chooseNames(
  found: readonly FoundName[],
  skip: ReadonlySet<string>,
  limit: number,
): Choice {
  const perDomain = new Map<string, number>();
  const askable = found.filter((name) => {
    if (isSkipped(name, skip)) return false;
    if (name.registered === null) return true;
    const count = (perDomain.get(name.registered) ?? 0) + 1;
    perDomain.set(name.registered, count);
    return count <= MAX_HOSTS;
  });
  const body = byTurns(askable.filter(({ roles }) => roles.some((role) => BODY.has(role))));
  const header = askable.filter(({ roles }) => !roles.some((role) => BODY.has(role)));
  const share = Math.max(limit - body.length, Math.floor(limit * HEADER_SHARE));
  const senders = header.slice(0, share);
  const names = [...body.slice(0, limit - senders.length), ...senders];
  return { names, dropped: askable.length - names.length };
}

function isSkipped({ kind, value, registered }: FoundName, skip: ReadonlySet<string>): boolean {
  if (kind === 'ip4') return skip.has(value) || !isPublicIp4(value);
  // Global unicast is all that is assigned (RFC 4291 section 2.4).
  if (kind === 'ip6') return skip.has(value) || !/^[23][0-9a-f]{3}:/.test(value);
  const labels = value.split('.');
  if (registered === null || PRIVATE_TOPS.has(labels.at(-1) ?? '')) return true;
  // From the whole name down to what is registered, and no further.
  const own = registered.split('.').length;
  for (let from = 0; from <= labels.length - own; from += 1) {
    if (skip.has(labels.slice(from).join('.'))) return true;
  }
  return false;
}

/** Not private, shared, loopback, link-local, multicast or reserved (RFC 6890). */
function isPublicIp4(value: string): boolean {
  const [a = 0, b = 0] = value.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100) return b < 64 || b > 127;
  if (a === 169) return b !== 254;
  if (a === 172) return b < 16 || b > 31;
  return !(a === 192 && b === 168);
}

/** Links before pictures and addresses; each kind by turns from the front and from the end. */
function byTurns(names: readonly FoundName[]): readonly FoundName[] {
  const isLink = ({ roles }: FoundName): boolean =>
    roles.includes('link') || roles.includes('redirect-target');
  return [...fold(names.filter(isLink)), ...fold(names.filter((name) => !isLink(name)))];
}

function fold(names: readonly FoundName[]): readonly FoundName[] {
  return names.map((_, index) => {
    const half = index >> 1;
    return names[index % 2 === 0 ? half : names.length - 1 - half] as FoundName;
  });
}
