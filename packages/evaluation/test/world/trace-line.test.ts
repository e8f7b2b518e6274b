import { parseReceived } from '@backscatter/mail';
import { expect, it } from 'vitest';
import { traceLine } from '../../src/world/trace-line.ts';

const FAMILIES = [
  'postfix',
  'sendmail',
  'exim',
  'exchange-2010',
  'microsoft-365',
  'qmail',
  'gmail',
];

it('is read for what it tells, in the manner of every program', () => {
  const lines = new Set<string>();
  for (const family of FAMILIES) {
    for (const [address, name] of [
      ['198.18.0.7', 'mail.kestrel-example.net'],
      ['2001:db8::7', null],
    ] as const) {
      const line = traceLine({
        helo: 'mail.kestrel-example.net',
        name,
        address,
        by: 'mx.example.net',
        family,
        at: Date.parse('2026-02-03T04:05:06Z'),
        for: 'bob@example.net',
      });
      const read = parseReceived(line.slice('Received: '.length).replaceAll('\r\n', '\n'));
      expect(read.by).toBe('mx.example.net');
      expect(JSON.stringify(read)).toContain(address);
      expect(line).toContain('3 Feb 2026 04:05:06'.replace(/^3/, '03'));
      lines.add(line.replace(/\d/g, ''));
    }
  }
  expect(lines.size).toBeGreaterThanOrEqual(10);
});
