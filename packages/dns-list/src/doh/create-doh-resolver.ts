/**
 * A resolver on DNS over HTTPS (RFC 8484): the question travels as the bytes of
 * a DNS message in a POST, or in base64url in the address of a GET, and so does
 * the answer. Everything else about HTTP is the handed-in `fetch`'s affair.
 *
 * An answer that a cache on the way has kept says so in Age, which its TTLs have
 * to be lessened by (section 5.1).
 */

import type { Clock, DnsAnswer, Resolver } from '@backscatter/core';
import { parseOptions } from '@backscatter/core';
import { onAbort } from '../on-abort.ts';
import type { DohFetch, DohRequest, DohResponse } from './doh-fetch.ts';
import { type DohResolverOptions, dohOptions } from './doh-options.ts';
import { encodeQuery, RECORD_TYPES } from './encode-query.ts';
import { readAnswer } from './read-answer.ts';

const MEDIA_TYPE = 'application/dns-message';

/** Octets of a DNS message at most (RFC 8484 section 6). */
const MAX_MESSAGE = 65_535;

const ABORTED: DnsAnswer = { status: 'aborted', why: 'the question was given up' };

/**
 * Makes the resolver. It never rejects, and no reason holds the address or the name asked.
 *
 * @throws TypeError naming each wrong option
 */
export function createDohResolver(options: DohResolverOptions): Resolver {
  const { url, fetch, clock, method, timeoutMs } = parseOptions(
    'createDohResolver',
    dohOptions,
    options,
  );
  return {
    resolve: async (name, type, abort) => {
      if (abort.aborted) return ABORTED;
      const number = RECORD_TYPES[type];
      const query = encodeQuery(name, number);
      if (query === null) return { status: 'servfail', why: 'no such name can be asked for' };
      const ended = new AbortController();
      let forget = (): void => {};
      const givenUp = new Promise<DnsAnswer>((resolve) => {
        forget = onAbort(abort, () => resolve(ABORTED));
      });
      try {
        return await Promise.race([
          exchange(fetch, ...requestOf(url, method, query, ended.signal), (bytes) =>
            readAnswer(bytes, { name, type: number, id: 0 }),
          ),
          timeOut(clock, timeoutMs, ended.signal),
          givenUp,
        ]);
      } finally {
        forget();
        ended.abort();
      }
    },
  };
}

function requestOf(
  url: string,
  method: 'GET' | 'POST',
  query: Uint8Array,
  signal: AbortSignal,
): readonly [string, DohRequest] {
  const common = { method, redirect: 'manual', signal } as const;
  if (method === 'POST') {
    const headers = { accept: MEDIA_TYPE, 'content-type': MEDIA_TYPE };
    return [url, { ...common, headers, body: Uint8Array.from(query) }];
  }
  const address = new URL(url);
  address.searchParams.set('dns', base64url(query));
  return [address.href, { ...common, headers: { accept: MEDIA_TYPE } }];
}

async function exchange(
  fetch: DohFetch,
  url: string,
  request: DohRequest,
  read: (bytes: Uint8Array) => DnsAnswer,
): Promise<DnsAnswer> {
  try {
    const response = await fetch(url, request);
    const { status, headers } = response;
    if (status !== 200) {
      // Browsers show a redirection that they were told not to follow as 0.
      const isElsewhere = status === 0 || (status >= 300 && status < 400);
      const what = isElsewhere ? 'a redirection' : `HTTP ${status}`;
      return failure(`the DNS-over-HTTPS server answered ${what}`);
    }
    const [mediaType = ''] = (headers.get('content-type') ?? '').split(';');
    if (mediaType.trim().toLowerCase() !== MEDIA_TYPE) {
      return failure('the DNS-over-HTTPS server did not answer with a DNS message');
    }
    const bytes = await bodyOf(response);
    if (bytes === null) return failure('the answer is longer than a DNS message can be');
    return aged(read(bytes), headers.get('age'));
  } catch (error) {
    return failure(`the DNS-over-HTTPS server could not be reached${codeOf(error)}`);
  }
}

/** The bytes of the body; null where there are too many. */
async function bodyOf({ body }: DohResponse): Promise<Uint8Array | null> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const bytes = new Uint8Array(MAX_MESSAGE);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, length);
    const chunk = value ?? new Uint8Array();
    if (length + chunk.length > MAX_MESSAGE) {
      await reader.cancel();
      return null;
    }
    bytes.set(chunk, length);
    length += chunk.length;
  }
}

function aged(answer: DnsAnswer, age: string | null): DnsAnswer {
  if (!('ttl' in answer) || answer.ttl === null || age === null || !/^\d{1,10}$/.test(age)) {
    return answer;
  }
  return { ...answer, ttl: Math.max(0, answer.ttl - Number(age)) };
}

async function timeOut(clock: Clock, ms: number, ended: AbortSignal): Promise<DnsAnswer> {
  // It rejects when the question has ended, and then nobody looks any more.
  await clock.sleep(ms, ended).catch(() => {});
  return { status: 'timeout', why: `no answer within ${ms} ms` };
}

/** ` (ECONNREFUSED)` where the error names such a code; its text may hold the address. */
function codeOf(error: unknown): string {
  for (const one of [error, (error as { cause?: unknown } | null)?.cause]) {
    const code = (one as { code?: unknown } | null | undefined)?.code;
    if (typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code)) return ` (${code})`;
  }
  return '';
}

function failure(why: string): DnsAnswer {
  return { status: 'servfail', why };
}

/** Base64url without padding (RFC 4648 section 5, RFC 8484 section 6). */
function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
