/**
 * Names of the links of a mail, the targets that redirectors carry included.
 */

import type { LinkPlace, RawLink } from '@backscatter/mail';
import { isBareName } from './bare-name.ts';
import type { NameRole } from './found-name.ts';
import type { NameCollector } from './name-collector.ts';
import { readHost } from './read-host.ts';
import { redirectTargets } from './redirect-targets.ts';
import { hasKnownSuffix } from './registered-domain.ts';

/** Redirectors behind redirectors that are followed. */
const MAX_HOPS = 4;

const LOADED: ReadonlySet<LinkPlace> = new Set(['resource', 'style']);

/** Adds the names of `links`. */
export function linkNames(links: readonly RawLink[], collector: NameCollector): void {
  for (const { url, form, place } of links) {
    if (form === 'address') {
      addAddress(url, 'address', collector);
    } else {
      addLink(url, form === 'bare', LOADED.has(place) ? 'resource' : 'link', collector);
    }
  }
}

/**
 * Adds the domain of a mail address. In a body or an id much looks like an address
 * that is none: there only a domain with a suffix that exists is one.
 */
export function addAddress(address: string, role: NameRole, collector: NameCollector): void {
  const at = address.lastIndexOf('@');
  const host = at < 0 ? null : readHost(address.slice(at + 1));
  if (host?.kind !== 'domain') return;
  const isUnsure = role === 'address' || role === 'message-id';
  if (!isUnsure || hasKnownSuffix(host.value)) collector.add(host, role);
}

/** Adds the host of a link and of the links inside it. */
export function addLink(
  url: string,
  bare: boolean,
  role: NameRole,
  collector: NameCollector,
): void {
  const host = readHost(url);
  if (bare && !(host?.kind === 'domain' && isBareName(url, host.value))) return;
  collector.add(host, role);
  let hop = redirectTargets(url, host?.value ?? '');
  for (let count = 0; count < MAX_HOPS && hop.length > 0; count += 1) {
    const next = new Set<string>();
    for (const target of hop) {
      const reached = readHost(target);
      if (reached === null) continue;
      collector.add(reached, 'redirect-target');
      for (const inner of redirectTargets(target, reached.value)) next.add(inner);
    }
    hop = [...next].slice(0, MAX_HOPS);
  }
}
