/**
 * Collects names with their roles, each name once.
 */

import { type FoundName, NAME_ROLES, type NameRole } from './found-name.ts';
import type { Host } from './host.ts';
import { registeredDomain } from './registered-domain.ts';

/** Distinct names kept; a choice is made of them later. */
const MAX_NAMES = 500;

/** Gathers names, each once with all its roles, up to a limit. */
export interface NameCollector {
  add(host: Host | null, role: NameRole): void;
  /** In the order in which they were found. */
  names(): readonly FoundName[];
}

/** An empty collector. */
export function createNameCollector(): NameCollector {
  const found = new Map<string, { host: Host; roles: Set<NameRole> }>();
  return {
    add(host, role) {
      if (host === null) return;
      const known = found.get(host.value);
      if (known !== undefined) known.roles.add(role);
      else if (found.size < MAX_NAMES) found.set(host.value, { host, roles: new Set([role]) });
    },
    names: () =>
      [...found.values()].map(({ host, roles }) => ({
        ...host,
        registered: host.kind === 'domain' ? registeredDomain(host.value) : null,
        roles: NAME_ROLES.filter((role) => roles.has(role)),
      })),
  };
}
