/**
 * What a DNS message answers to a question.
 *
 * The name may be an alias (CNAME, RFC 1034 section 3.6.2) of one that is an
 * alias again: the records of the last one count, for as long as the shortest
 * TTL on the way. Where there is none, the SOA record beside tells how long that
 * may be believed: the smaller of its own TTL and its last field (RFC 2308
 * section 5).
 */

import type { DnsAnswer } from '@backscatter/core';
import { type DecodedMessage, type DecodedRecord, decodeMessage } from './decode-message.ts';
import { CLASS_IN, labelsOf, RECORD_TYPES } from './encode-query.ts';
import { nameIn, recordText } from './record-text.ts';

/** Aliases followed: resolvers themselves give up after 8 to 16. */
const MAX_ALIASES = 16;

const NOERROR = 0;
const NXDOMAIN = 3;
const REFUSED = 5;

/** Response codes by name (RFC 1035 section 4.1.1, RFC 2136 section 2.2). */
const RCODES: readonly string[] = [
  'NOERROR',
  'FORMERR',
  'SERVFAIL',
  'NXDOMAIN',
  'NOTIMP',
  'REFUSED',
  'YXDOMAIN',
  'YXRRSET',
  'NXRRSET',
  'NOTAUTH',
  'NOTZONE',
];

/** What was asked. */
export interface AskedQuestion {
  readonly name: string;
  /** By number. */
  readonly type: number;
  readonly id: number;
}

/** Reads the answer to `asked` out of a message of any bytes. */
export function readAnswer(bytes: Uint8Array, asked: AskedQuestion): DnsAnswer {
  const message = decodeMessage(bytes);
  if (message === null) return failure('the answer is malformed');
  if (!answers(message, asked)) return failure('the answer is to another question');
  const { rcode } = message;
  if (rcode === REFUSED) return { status: 'refused', why: 'the DNS server refused (REFUSED)' };
  if (rcode !== NOERROR && rcode !== NXDOMAIN) {
    return failure(`the DNS server answered ${RCODES[rcode] ?? `with code ${rcode}`}`);
  }
  if (message.isTruncated) return failure('the answer is cut off');
  return recordsOf(bytes, message, asked);
}

function answers(message: DecodedMessage, { name, type, id }: AskedQuestion): boolean {
  const { questions, rcode } = message;
  if (!message.isResponse || message.opcode !== 0 || message.id !== id) return false;
  // A server that could not read the question cannot repeat it.
  if (questions.length === 0) return rcode !== NOERROR && rcode !== NXDOMAIN;
  const [first] = questions;
  return (
    questions.length === 1 &&
    first?.type === type &&
    first.class === CLASS_IN &&
    first.name === labelsOf(name)?.join('.')
  );
}

function recordsOf(bytes: Uint8Array, message: DecodedMessage, asked: AskedQuestion): DnsAnswer {
  const byOwner = new Map<string, DecodedRecord[]>();
  for (const record of message.answers) {
    if (record.class !== CLASS_IN) continue;
    const own = byOwner.get(record.name);
    if (own === undefined) byOwner.set(record.name, [record]);
    else own.push(record);
  }
  let owner = message.questions[0]?.name ?? '';
  let ttl = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= MAX_ALIASES; i += 1) {
    const own = byOwner.get(owner) ?? [];
    const wanted = own.filter(({ type }) => type === asked.type);
    if (wanted.length > 0) return positive(bytes, wanted, ttl);
    const alias = own.find(({ type }) => type === RECORD_TYPES.CNAME);
    if (alias === undefined) return negative(bytes, message, ttl);
    const target = nameIn(bytes, alias);
    if (target === null) return failure('the answer is malformed');
    ttl = Math.min(ttl, alias.ttl);
    owner = target;
  }
  return failure('the name is an alias without end');
}

function positive(bytes: Uint8Array, wanted: readonly DecodedRecord[], limit: number): DnsAnswer {
  const records: string[] = [];
  let ttl = limit;
  for (const record of wanted) {
    const text = recordText(bytes, record);
    if (text === null) return failure('the answer is malformed');
    records.push(text);
    ttl = Math.min(ttl, record.ttl);
  }
  return { status: 'ok', records, ttl };
}

function negative(bytes: Uint8Array, message: DecodedMessage, limit: number): DnsAnswer {
  const status = message.rcode === NXDOMAIN ? 'nxdomain' : 'nodata';
  const soa = message.authorities.find(
    (record) => record.type === RECORD_TYPES.SOA && record.class === CLASS_IN,
  );
  // Two names of an octet at least, and five numbers.
  if (soa === undefined || soa.end - soa.start < 22) return { status, ttl: null };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { status, ttl: Math.min(limit, soa.ttl, view.getUint32(soa.end - 4)) };
}

function failure(why: string): DnsAnswer {
  return { status: 'servfail', why };
}
