/**
 * Lists and their health for a person.
 */

import { escapeText } from '@backscatter/core';
import type { ListDefinition, ListKind } from '@backscatter/dns-list';
import { PLAIN, type Style } from '../render/style.ts';
import type { CheckedList } from './check-lists.ts';

const KINDS: Readonly<Record<ListKind, string>> = { ip4: 'IPv4', ip6: 'IPv6', domain: 'domains' };

const USE: Readonly<Record<ListDefinition['use'], string>> = {
  default: 'asked by default',
  'on-request': 'asked when named',
  key: 'needs a key or an agreement',
};

/** What is told of a list; own ones need not say all of it. */
export interface KnownList
  extends Pick<ListDefinition, 'name' | 'title' | 'kinds' | 'terms' | 'source' | 'use'> {
  readonly condition?: string | null;
  /** Whether the configuration has it asked. */
  readonly configured: boolean;
}

/** A paragraph for each list, with a line end. */
export function renderKnownLists(lists: readonly KnownList[], style: Style = PLAIN): string {
  const width = Math.max(0, ...lists.map(({ name }) => name.length));
  const paragraphs = lists.map((list) => {
    const { name, title, kinds, use, condition, terms, source } = list;
    const facts = [
      kinds.map((kind) => KINDS[kind]).join(', '),
      USE[use],
      ...(condition == null ? [] : [`only of a ${condition.replaceAll('-', ' ')}`]),
    ];
    const mark = list.configured ? style.green('*') : ' ';
    return [
      `${mark} ${style.bold(name.padEnd(width))}  ${escapeText(title)} (${facts.join('; ')})`,
      style.dim(`    ${escapeText(terms)}`),
      style.dim(`    codes: ${escapeText(source)}`),
    ].join('\n');
  });
  return `${paragraphs.join('\n')}\n\n* asked with the present configuration, when the DNS is asked at all\n`;
}

const WIDTHS = { kind: 7, status: 11, latency: 8 } as const;

/** Lists do not die together. */
const SAME_CAUSE =
  'Several lists are broken and none refuses: the resolver probably answers in their place, or has\nno way out. Name one that asks for itself: "lists": { "servers": ["127.0.0.1"] }.';

/** A table, and below each list that is not well what is wrong and what to do. */
export function renderHealth(rows: readonly CheckedList[], style: Style = PLAIN): string {
  const width = Math.max(4, ...rows.map(({ list }) => list.length));
  const head = ['list'.padEnd(width), 'asked'.padEnd(WIDTHS.kind), 'health'.padEnd(WIDTHS.status)];
  const lines = [style.dim([...head, 'slowest'.padStart(WIDTHS.latency)].join('  '))];
  for (const { list, kind, status, why, latencyMs } of rows) {
    const colour = status === 'ok' ? style.green : status === 'untested' ? style.dim : style.red;
    const latency = latencyMs === null ? '-' : `${latencyMs} ms`;
    lines.push(
      [
        list.padEnd(width),
        KINDS[kind].padEnd(WIDTHS.kind),
        colour(status.padEnd(WIDTHS.status)),
        latency.padStart(WIDTHS.latency),
      ].join('  '),
    );
    if (why !== null) lines.push(`    ${escapeText(why)}`);
  }
  const ill = rows.filter(({ status }) => status !== 'ok' && status !== 'untested');
  const onlyBroken = ill.every(({ status }) => status === 'broken');
  if (onlyBroken && new Set(ill.map(({ list }) => list)).size > 1) lines.push('', SAME_CAUSE);
  return `${lines.join('\n')}\n`;
}
