/**
 * Signed mail for the tests of DKIM, signed by `mailauth` with keys made on the
 * spot, and reports that return it.
 */

import { Buffer } from 'node:buffer';
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { DnsAnswer, Evidence, Outcome, Resolver } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { normalizeAddress } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import type { Prover } from '@backscatter/provenance';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { ANNA, NOW } from './report.ts';

/** A private key, and the text of the DNS record of its public one. */
export interface TestKey {
  readonly pem: string;
  readonly record: string;
  readonly publicPem: string;
}

const testKey = (type: string, privateKey: KeyObject, publicKey: KeyObject, tail = 0): TestKey => ({
  pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  record: `v=DKIM1; k=${type}; p=${publicKey.export({ type: 'spki', format: 'der' }).subarray(tail).toString('base64')}`,
  publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
});

export function rsaKey(modulusLength = 1_024): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  return testKey('rsa', privateKey, publicKey);
}

export function ed25519Key(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return testKey('ed25519', privateKey, publicKey, -32);
}

export const RSA = rsaKey();

/** How a mail is written and signed. */
export interface MailFacts {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly date?: string;
  readonly body?: string;
  readonly headers?: readonly string[];
  readonly domain?: string;
  readonly selector?: string;
  readonly key?: TestKey;
  readonly algorithm?: string;
  readonly form?: string;
  /** When it is signed, in milliseconds since 1970. Default an hour before `NOW`. */
  readonly signedAt?: number;
  readonly expires?: number;
  readonly bodyLength?: number;
  readonly signedNames?: readonly string[];
}

export const HOUR = 3_600_000;

const NAMES = ['From', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type'];

export const BODY = 'Shall we meet on Thursday?\r\n\r\nAnna  \r\n';

/** The mail, unsigned. */
export function plainMail(facts: MailFacts = {}): string {
  const { from = `Anna <${ANNA}>`, to = 'Bert <bert@example.com>', cc, body = BODY } = facts;
  return [
    `Date: ${facts.date ?? 'Tue, 10 Mar 2026 11:00:00 +0000'}`,
    `From: ${from}`,
    `To: ${to}`,
    ...(cc === undefined ? [] : [`Cc: ${cc}`]),
    ...(facts.headers ?? []),
    'Subject: Thursday,  and what\r\n to bring',
    'Message-ID: <m1@example.org>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
  ].join('\r\n');
}

/** The mail with its signature on top. */
export async function signedMail(facts: MailFacts = {}): Promise<string> {
  const { key = RSA, signedAt = NOW - HOUR, expires, bodyLength } = facts;
  const mail = plainMail(facts);
  const { signatures, errors } = await dkimSign(Buffer.from(mail), {
    signTime: new Date(signedAt),
    headerList: (facts.signedNames ?? NAMES).join(':'),
    ...(expires !== undefined && { expires: new Date(expires) }),
    signatureData: [
      {
        signingDomain: facts.domain ?? 'example.org',
        selector: facts.selector ?? 's1',
        privateKey: key.pem,
        algorithm: facts.algorithm ?? 'rsa-sha256',
        canonicalization: facts.form ?? 'relaxed/relaxed',
        ...(bodyLength !== undefined && { maxBodyLength: bodyLength }),
      },
    ],
  } as unknown as Parameters<typeof dkimSign>[1]);
  if (signatures === '') throw new Error(`not signed: ${JSON.stringify(errors)}`);
  return `${signatures.trimEnd()}\r\n${mail}`;
}

/** A header signed with these tags by the letter of RFC 6376 and RFC 8463, and by nobody's code. */
export function headerSignedByHand(tags: string, { pem }: TestKey): string {
  const from = `From: ${ANNA}\r\nTo: bert@example.com\r\n`;
  const field = `DKIM-Signature: v=1; a=ed25519-sha256; c=simple/simple; d=example.org; s=s1; h=From:To; bh=AAAA; ${tags}; b=`;
  const hash = createHash('sha256').update(`${from}${field}`).digest();
  return `${field}${sign(null, hash, pem).toString('base64')}\r\n${from}`;
}

/** What a report returns, and of whom it tells. */
export interface Returning {
  readonly type?: string;
  readonly recipient?: string;
  readonly to?: string;
  readonly now?: number;
  /** In the text of the notice instead of a part. */
  readonly quoted?: boolean;
  readonly encoding?: '8bit' | 'base64';
  readonly lineEnd?: string;
}

export async function evidenceReturning(mail: string, how: Returning = {}): Promise<Evidence> {
  const { recipient = 'bert@example.com', to = ANNA, now = NOW, encoding = '8bit' } = how;
  const returned =
    encoding === '8bit'
      ? mail
      : (
          Buffer.from(mail)
            .toString('base64')
            .match(/.{1,76}/g) ?? []
        ).join('\r\n');
  const head = [
    'From: MAILER-DAEMON@mx.example.com',
    'Subject: Undelivered Mail Returned to Sender',
    `To: <${to}>`,
    'MIME-Version: 1.0',
  ];
  const notice = [
    'The following address failed:',
    '',
    `<${recipient}>: 550 5.1.1 user unknown`,
    '',
  ];
  const lines =
    how.quoted === true
      ? [
          ...head,
          '',
          'Hi. This is the qmail-send program at mx.example.com.',
          "I'm afraid I wasn't able to deliver your message to the following addresses.",
          '',
          `<${recipient}>:`,
          '550 5.1.1 user unknown',
          '',
          '--- Below this line is a copy of the message.',
          '',
          mail,
        ]
      : [
          ...head,
          'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
          '',
          '--b1',
          '',
          ...notice,
          '--b1',
          'Content-Type: message/delivery-status',
          '',
          'Reporting-MTA: dns; mx.example.com',
          '',
          `Final-Recipient: rfc822; ${recipient}`,
          'Action: failed',
          'Status: 5.1.1',
          '',
          '--b1',
          `Content-Type: ${how.type ?? 'message/rfc822'}`,
          `Content-Transfer-Encoding: ${encoding}`,
          '',
          returned,
          '--b1--',
          '',
        ];
  const text = lines.join('\r\n');
  const raw = Buffer.from(how.lineEnd === undefined ? text : text.replace(/\r\n/g, how.lineEnd));
  const parsed = await parseMail(raw);
  const report = await parseDsn(parsed, parseMail);
  if (report === null) throw new Error('the parser sees no report');
  const derived = { mailFrom: false, recipient: false, client: true };
  return {
    mail: parsed,
    report,
    envelope: { mailFrom: '', recipient: to, client: null, derived },
    addressee: normalizeAddress(to),
    now,
  };
}

/** Asks the prover about a report that returns the mail. */
export async function proveReturning(
  prover: Prover,
  mail: string,
  how: Returning = {},
): Promise<Outcome> {
  return prover.prove(await evidenceReturning(mail, how), new AbortController().signal);
}

/** A resolver that knows these names, and the names that it was asked. */
export function zone(
  records: Readonly<Record<string, readonly string[] | DnsAnswer>>,
): Resolver & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return {
    asked,
    resolve: async (name) => {
      asked.push(name);
      const known = records[name];
      if (known === undefined) return { status: 'nxdomain', ttl: null };
      return 'status' in known ? known : { status: 'ok', records: known, ttl: 300 };
    },
  };
}

/** The header of a mail, without the blank line behind it. */
export function headerOf(mail: string): string {
  return mail.slice(0, mail.indexOf('\r\n\r\n') + 2);
}
