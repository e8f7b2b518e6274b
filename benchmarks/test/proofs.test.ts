import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sidecarOf } from '../proofs/sidecar.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

/** A bounce in plain text that returns the head of a mail. */
function bounce(returned: readonly string[], to = 'anna@example.org'): Uint8Array {
  const lines = [
    'From: MAILER-DAEMON@mx.example.com',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <report@mx.example.com>',
    '',
    'I could not deliver your message.',
    '',
    '<bob@example.com>: 550 5.1.1 User unknown',
    '',
    '--- Below this line is a copy of the message.',
    '',
    ...returned,
  ];
  return new TextEncoder().encode(lines.join('\r\n'));
}

const HEAD = ['From: anna@example.org', 'To: bob@example.com', 'Message-ID: <1@example.org>'];

describe('a sidecar', () => {
  const read = (raw: Uint8Array, recipients?: readonly string[]): ReturnType<typeof sidecarOf> =>
    sidecarOf({ path: 'x.eml', expected: recipients === undefined ? {} : { recipients }, raw });

  it('names the sender, the id of what came back and the recipient', () => {
    expect(read(bounce(HEAD))).toEqual({
      sender: 'anna@example.org',
      ids: ['1@example.org'],
      recipients: ['bob@example.com'],
    });
  });

  it('believes the table of the collection before the text, except in what is no address', () => {
    expect(read(bounce(HEAD), ['carol@example.com']).recipients).toEqual(['carol@example.com']);
    expect(read(bounce(HEAD), ['a filter']).recipients).toEqual(['bob@example.com']);
  });

  it('reads through soft line ends and folded lines', () => {
    const head = ['Message-ID:', ' <long-id-of-a-mail@exam=', 'ple.org>'];
    expect(read(bounce(head)).ids).toEqual(['long-id-of-a-mail@example.org']);
  });

  it('takes the id of the report for none of the mail', () => {
    expect(read(bounce(['Nothing came back.'])).ids).toEqual([]);
  });
});

describe('the table', () => {
  let corpus = '';
  beforeAll(() => {
    corpus = mkdtempSync(join(tmpdir(), 'proofs-'));
    const row = (path: string, label = 'bounce'): string =>
      JSON.stringify({ path, source: 'own', label });
    writeFileSync(join(corpus, 'a.eml'), bounce(HEAD));
    writeFileSync(join(corpus, 'b.eml'), bounce(['Gone.'], 'bea@example.org'));
    writeFileSync(
      join(corpus, 'index.jsonl'),
      [row('a.eml'), row('b.eml'), row('a.eml', 'mdn')].join('\n'),
    );
  });
  afterAll(() => rmSync(corpus, { recursive: true, force: true }));

  it('counts for each kind of log what it proves, and what it must not', () => {
    const command = [...FROM_SOURCE, 'benchmarks/proofs.ts', corpus];
    const { INIT_CWD: _, ...env } = process.env;
    const run = spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain(
      '2 bounces and delay notices: 1 name an id, 2 a recipient, 0 neither.',
    );
    expect(run.stdout).toContain('| ids only | 1 | 1 | 100.0 % |');
    expect(run.stdout).toContain('| recipients only | 2 | 2 | 100.0 % |');
    expect(run.stdout).toContain('| **all that should not** | 7 | 0 | 0.0 % |');
  });
});
