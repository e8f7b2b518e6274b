import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SentRecord } from '../src/index.ts';
import { type LogProgress, readLogs } from '../src/node/index.ts';
import { LOGS } from './read-log.ts';

const NOW = Date.parse('2026-03-10T00:00:00Z');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: string | Uint8Array, changed = '2026-03-04T00:00:00Z'): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  utimesSync(path, new Date(changed), new Date(changed));
  return path;
}

const fixture = (name: string): Buffer => readFileSync(`${LOGS}${name}.log`);

async function all(
  paths: readonly string[],
): Promise<{ readonly records: readonly SentRecord[]; readonly progress: LogProgress }> {
  const reading = readLogs(paths, { now: NOW });
  const records: SentRecord[] = [];
  for await (const some of reading.records) records.push(...some);
  return { records, progress: reading.progress() };
}

describe('rotated logs', () => {
  it('are joined in the order of time, whatever the order they are named in', async () => {
    const paths = [
      put('mail.log', fixture('06-rotated-second'), '2026-01-02T00:00:00Z'),
      put('mail.log.1', gzipSync(fixture('05-rotated-first')), '2026-01-01T00:00:00Z'),
    ];
    for (const order of [paths, [...paths].reverse(), [...paths, ...paths]]) {
      const { records, progress } = await all(order);
      expect(records).toEqual([
        {
          at: Date.parse('2025-12-31T23:59:58Z'),
          senders: ['ida@example.org'],
          recipients: ['jan@example.com'],
          ids: ['newyear@example.org'],
          queueId: ['0A0B0C0D0E', '62187abc012345'],
        },
      ]);
      expect(progress).toMatchObject({ lines: 5, understood: 5, unreadable: [], foreign: [] });
      expect(progress.bytes).toBe(progress.totalBytes);
    }
  });

  it('may be of several servers at once, with any line ends', async () => {
    const crlf = fixture('07-exim').toString().replaceAll('\n', '\r\n');
    const { records } = await all([put('a', fixture('10-sendmail')), put('b', crlf)]);
    expect(records).toHaveLength(5);
  });

  it('are read to where they are torn, and the rest of the files goes on', async () => {
    const packed = gzipSync(fixture('07-exim'));
    const { records, progress } = await all([
      put('torn.gz', packed.subarray(0, packed.length - 20)),
      join(folder, 'missing'),
      put('good', fixture('01-postfix')),
      put('other.txt', 'to do\nbuy milk\n'),
    ]);
    expect(records.length).toBeGreaterThanOrEqual(1);
    expect(progress.unreadable.map(({ path }) => path)).toEqual(
      expect.arrayContaining([join(folder, 'missing'), join(folder, 'torn.gz')]),
    );
    expect(progress.foreign).toContain(join(folder, 'other.txt'));
    expect(progress.foreign).not.toContain(join(folder, 'good'));
  });

  it('leave out lines that are too long, and count them', async () => {
    const long = Buffer.concat([
      Buffer.alloc(600_000, 'x'),
      Buffer.from('\n'),
      fixture('01-postfix'),
      Buffer.alloc(100_000, 'y'),
    ]);
    const { records, progress } = await all([put('long', long)]);
    expect(records).toHaveLength(1);
    expect(progress.tooLong).toBe(2);
  });

  it('that unpack to more than any log does are broken off', async () => {
    const bomb = gzipSync(Buffer.alloc(110 * 1_024 * 1_024));
    const { progress } = await all([put('bomb.gz', bomb)]);
    expect(progress.unreadable).toHaveLength(1);
    expect(String(progress.unreadable[0]?.error)).toContain('unpacks to more than 250 times');
  });

  it('may be empty', async () => {
    const { records, progress } = await all([put('empty', '')]);
    expect(records).toEqual([]);
    expect(progress).toMatchObject({ lines: 0, unreadable: [] });
  });
});
