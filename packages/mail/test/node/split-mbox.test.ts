import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mbox, ordinary } from '../../../cli/test/mails.ts';
import { splitMbox } from '../../src/node/split-mbox.ts';

const LIMIT = 1_000_000;

async function* chunksOf(text: string, size = text.length || 1): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function split(text: string, size?: number, limit = LIMIT): Promise<readonly string[]> {
  const messages: string[] = [];
  for await (const message of splitMbox(chunksOf(text, size), limit)) {
    messages.push(Buffer.from(message).toString());
  }
  return messages;
}

const MAILS = [ordinary('one'), ordinary('two', 'From here on\n\nFrom there\n'), ordinary('three')];

describe('splitMbox', () => {
  it('gives every message back as it was, wherever the chunks are cut', async () => {
    const text = mbox(MAILS);
    for (const size of [1, 2, 3, 7, 64, 65_536]) expect(await split(text, size)).toEqual(MAILS);
  });

  it('leaves CRLF as it is', async () => {
    const crlf = MAILS.map((mail) => mail.replaceAll('\n', '\r\n'));
    const text = mbox(MAILS).replaceAll('\n', '\r\n');
    for (const size of [1, 2, 5, 65_536]) expect(await split(text, size)).toEqual(crlf);
  });

  it('takes one > off a quoted line and leaves all other > alone', async () => {
    const text =
      'From a Tue Mar  3 08:05:00 2026\nSubject: x\n\n>From me\n>>From you\n> From him\nx >From\n>Fromage\n\n';
    expect(await split(text)).toEqual([
      'Subject: x\n\nFrom me\n>From you\n> From him\nx >From\n>Fromage\n',
    ]);
  });

  it.each([
    'From a@example.org Tue Mar  3 08:05:00 2026',
    'From a@example.org Tue Mar 3 08:05 2026',
    'From a@example.org Tue Mar  3 08:05:00 CET 2026',
    'From a@example.org Tue Mar  3 08:05:00 +0100 2026',
    'From - Tue Mar 03 08:05:00 2026',
    'From 1793@xxx Tue Mar 03 08:05:00 +0000 2026',
    'From anna at example.org  Tue Mar  3 08:05:00 2026',
    'From MAILER-DAEMON Tue, 3 Mar 2026 08:05:00 +0000',
    'From "a b"@example.org 2026-03-03T08:05:00Z',
  ])('knows the separator %s', async (separator) => {
    const [one = '', two = ''] = MAILS;
    expect(await split(`${separator}\n${one}\n${separator}\n${ordinary()}\n`)).toEqual([
      one,
      ordinary(),
    ]);
    expect(two).not.toBe('');
  });

  it.each([
    ['prose', '\nFrom: now on\n\nFrom 08:05 in 2026 on, all is well\nYours\n'],
    ['a line without a time', '\nFrom a@example.org\nSubject: y\n'],
    ['a line amid text', 'text\nFrom a at 08:05 in 2026\nSubject: y\n'],
    ['an endless line', `\nFrom ${'x'.repeat(5_000)} 08:05:00 2026\nSubject: y\n`],
  ])('does not take %s for a separator', async (_what, body) => {
    const mail = ordinary('x', body);
    const text = `From a Tue Mar  3 08:05:00 2026\n${mail}\n`;
    for (const size of [1, 700, 65_536]) expect(await split(text, size)).toEqual([mail]);
  });

  it('knows an exact separator without a blank line in front of it', async () => {
    const text = mbox(MAILS).replaceAll('\n\nFrom MAILER', '\nFrom MAILER');
    expect(await split(text)).toEqual(MAILS);
  });

  it('takes the first line for a separator whatever it says', async () => {
    expect(await split('From hell\nSubject: x\n\ny\n')).toEqual(['Subject: x\n\ny\n']);
  });

  it('keeps a message without header, and one without a last line end', async () => {
    const separator = 'From a Tue Mar  3 08:05:00 2026\n';
    expect(await split(`${separator}\nbody\n\n${separator}Subject: x\n\nend`)).toEqual([
      '\nbody\n',
      'Subject: x\n\nend',
    ]);
  });

  it('cuts a message one byte past the limit and goes on with the next', async () => {
    const long = ordinary('long', `${'x'.repeat(5_000)}\n`);
    const messages = await split(mbox([long, ordinary()]), 512, 1_000);
    expect(messages).toEqual([long.slice(0, 1_001), ordinary()]);
  });

  it('yields messages that differ from what was put in by nothing', async () => {
    let several = 0;
    const line = fc.constantFrom(
      'From ',
      '>From x',
      '>>From y 08:05 2026',
      'Subject: x',
      '',
      'text',
      '\r',
    );
    const body = fc.array(line, { maxLength: 12 }).map((lines) => `${lines.join('\n')}\n`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(body, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        async (bodies, size) => {
          const mails = bodies.map((text) => ordinary('x', text));
          if (mails.length > 1) several++;
          expect(await split(mbox(mails), size)).toEqual(mails);
        },
      ),
      { seed: 20260303, numRuns: 300 },
    );
    expect(several).toBeGreaterThan(100);
  });

  it('reads an mbox larger than it may keep in memory', async () => {
    const block = Buffer.from(
      mbox(Array.from({ length: 100 }, () => ordinary('x', 'y'.repeat(10_000)))),
    );
    const rounds = 200;
    async function* large(): AsyncGenerator<Uint8Array> {
      for (let round = 0; round < rounds; round++) yield block;
    }
    const before = process.memoryUsage();
    let messages = 0;
    let peak = 0;
    for await (const _ of splitMbox(large(), LIMIT)) {
      messages++;
      if (messages % 1_000 === 0) {
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        peak = Math.max(peak, heapUsed + arrayBuffers);
      }
    }
    expect(messages).toBe(100 * rounds);
    // 200 MB went through; garbage that waits for its collection is allowed for.
    expect(block.length * rounds).toBeGreaterThan(200e6);
    expect(peak - before.heapUsed - before.arrayBuffers).toBeLessThan(120e6);
  });
});
