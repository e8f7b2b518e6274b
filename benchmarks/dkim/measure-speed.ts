/**
 * Reports judged a second by the DKIM prover alone, the report being read
 * beforehand, beside the bare check of an RSA signature by Node.
 */

import { Buffer } from 'node:buffer';
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Evidence } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { normalizeAddress } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { createDkimProver } from '@backscatter/provenance/dkim';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';

const NOW = Date.UTC(2026, 2, 10, 12);

/** Runs timed, after one of warming up. */
const RUNS = 5;
const PER_RUN = 500;

/** Characters of the mail's body: a page or two. */
const BODY = 'A line of an ordinary mail, as long as lines are.\r\n'.repeat(100);

const HEADER = [
  'Date: Tue, 10 Mar 2026 11:00:00 +0000',
  'From: Anna <anna@example.org>',
  'To: Bert <bert@example.com>',
  'Subject: Thursday',
  'Message-ID: <m1@example.org>',
  '',
  '',
].join('\r\n');

/** How fast one kind of report is checked. */
export interface SpeedRow {
  readonly title: string;
  /** Reports a second of processor time, the best of the runs. */
  readonly perSecond: number;
}

/** Measures every case. */
export async function measureSpeed(): Promise<readonly SpeedRow[]> {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const ed25519 = generateKeyPairSync('ed25519');
  const pem = (key: typeof rsa.publicKey): string =>
    key.export({ type: 'spki', format: 'pem' }).toString();
  const keys = { rsa: pem(rsa.publicKey), ed: pem(ed25519.publicKey) };
  const prover = createDkimProver({ domains: ['example.org'], keys });
  const signed = async (key: typeof rsa.privateKey, selector: string): Promise<string> => {
    const options = {
      signTime: new Date(NOW),
      signatureData: [
        {
          signingDomain: 'example.org',
          selector,
          privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
          algorithm: selector === 'rsa' ? 'rsa-sha256' : 'ed25519-sha256',
        },
      ],
    };
    const { signatures } = await dkimSign(
      Buffer.from(HEADER + BODY),
      options as unknown as Parameters<typeof dkimSign>[1],
    );
    return signatures.trimEnd();
  };
  const byRsa = await signed(rsa.privateKey, 'rsa');
  const byEd25519 = await signed(ed25519.privateKey, 'ed');
  const foreign = byRsa.replace('d=example.org', 'd=example.net');
  const cases = [
    ['no signature', HEADER + BODY, null],
    ["somebody else's signature", `${foreign}\r\n${HEADER}${BODY}`, null],
    ['RSA, header alone', `${byRsa}\r\n${HEADER}`, 'own-dkim-header'],
    ['RSA, whole', `${byRsa}\r\n${HEADER}${BODY}`, 'own-dkim'],
    ['Ed25519, header alone', `${byEd25519}\r\n${HEADER}`, 'own-dkim-header'],
    ['Ed25519, whole', `${byEd25519}\r\n${HEADER}${BODY}`, 'own-dkim'],
  ] as const;
  const rows: SpeedRow[] = [];
  for (const [title, mail, code] of cases) {
    const evidence = await evidenceOf(mail);
    const { signal } = new AbortController();
    const outcome = await prover.prove(evidence, signal);
    const said = outcome.status === 'ok' ? outcome.findings[0]?.code : null;
    if (said !== code) throw new Error(`${title}: ${JSON.stringify(outcome)}`);
    rows.push({ title, perSecond: await time(() => prover.prove(evidence, signal)) });
  }
  const data = Buffer.from(HEADER);
  const value = sign('sha256', data, rsa.privateKey);
  const key = createPublicKey(keys.rsa);
  rows.push({
    title: 'the bare check of RSA',
    perSecond: await time(() => verify('sha256', data, key, value)),
  });
  return rows;
}

async function time(work: () => unknown): Promise<number> {
  let best = 0;
  for (let run = 0; run <= RUNS; run++) {
    const before = process.cpuUsage();
    for (let i = 0; i < PER_RUN; i++) await work();
    const { user, system } = process.cpuUsage(before);
    if (run > 0) best = Math.max(best, (PER_RUN * 1e6) / (user + system));
  }
  return best;
}

async function evidenceOf(returned: string): Promise<Evidence> {
  const lines = [
    'From: MAILER-DAEMON@mx.example.com',
    'To: anna@example.org',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    'Final-Recipient: rfc822; bert@example.com',
    'Action: failed',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    returned,
    '--b--',
    '',
  ];
  const mail = await parseMail(Buffer.from(lines.join('\r\n')));
  const report = await parseDsn(mail, parseMail);
  if (report === null) throw new Error('the parser sees no report');
  const derived = { mailFrom: false, recipient: false, client: true };
  const envelope = { mailFrom: '', recipient: 'anna@example.org', client: null, derived };
  return { mail, report, envelope, addressee: normalizeAddress('anna@example.org'), now: NOW };
}
