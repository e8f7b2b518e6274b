/**
 * Received lines (RFC 5321 section 4.4) as the programs write them. All tell the same:
 * who the client claimed to be, what its address is and resolves to, who took the mail
 * in, when, and for whom.
 */

import { seedOf } from '../random.ts';
import { mailDate } from './calendar.ts';
import type { Hop } from './world-view.ts';

type Write = (hop: Hop, id: string) => readonly string[];

const postfix: Write = ({ helo, name, address, by, at, ...hop }, id) => [
  `from ${helo} (${name ?? 'unknown'} [${literal(address)}])`,
  `\tby ${by} (Postfix) with ESMTP${isOld(by) ? '' : 'S'} id ${id.slice(0, 10).toUpperCase()}`,
  `\tfor <${hop.for}>; ${mailDate(at)} (UTC)`,
];

const sendmail: Write = ({ helo, name, address, by, at, ...hop }, id) => [
  `from ${helo} (${name === null ? '' : `${name} `}[${literal(address)}])`,
  `\tby ${by} (8.15.2/8.15.2) with ESMTP id ${id.slice(0, 8)}${seedOf(3, id) % 1_000_000};`,
  `\tfor <${hop.for}>; ${mailDate(at)}`,
];

const exim: Write = ({ helo, name, address, by, at, ...hop }, id) => [
  name === null
    ? `from [${address}] (helo=${helo})`
    : `from ${name} ([${address}]${name === helo ? '' : ` helo=${helo}`})`,
  `\tby ${by} with esmtp (Exim 4.9${seedOf(4, by) % 8})`,
  `\tid ${id.slice(0, 6)}-${id.slice(6, 12)}-${id.slice(12, 14)}`,
  `\tfor ${hop.for}; ${mailDate(at)}`,
];

const exchange: Write = ({ helo, address, by, at }, id) => [
  `from ${helo} (${address}) by ${by} with Microsoft SMTP`,
  ` Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.1.${seedOf(5, by) % 3_000}.${seedOf(5, id) % 60};`,
  ` ${mailDate(at)}`,
];

const qmail: Write = ({ helo, name, address, by, at }) => [
  `from ${name ?? 'unknown'} (HELO ${helo}) (${address})`,
  `  by ${by} with SMTP; ${mailDate(at)
    .replace('+0000', '-0000')
    .replace(/^\w+, /, '')}`,
];

const gmail: Write = ({ helo, name, address, by, at, ...hop }, id) => [
  `from ${helo} (${name === null ? '' : `${name}. `}[${address}])`,
  `        by ${by} with ESMTPS id ${id}.${seedOf(6, id) % 1_000}`,
  `        for <${hop.for}>`,
  `        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);`,
  `        ${mailDate(at)}`,
];

/** By a word in the name of the family; all others write as Postfix does. */
const WRITERS: readonly (readonly [word: RegExp, write: Write])[] = [
  [/sendmail/, sendmail],
  [/exim/, exim],
  [/exchange|microsoft|hotmail|outlook/, exchange],
  [/qmail/, qmail],
  [/gmail|google/, gmail],
];

/** The line as a field of the header, CRLF between its lines. */
export function traceLine(hop: Hop): string {
  const write = WRITERS.find(([word]) => word.test(hop.family))?.[1] ?? postfix;
  return `Received: ${write(hop, idOf(hop)).join('\r\n')}`;
}

/** Letters and digits, decided by what the line tells. */
function idOf({ by, address, at, for: to }: Hop): string {
  const text = `${by} ${address} ${at} ${to}`;
  return [1, 2, 3].map((seed) => seedOf(seed, text).toString(36).padStart(7, '0')).join('');
}

function literal(address: string): string {
  return address.includes(':') ? `IPv6:${address}` : address;
}

function isOld(host: string): boolean {
  return seedOf(2, host) % 4 === 0;
}
