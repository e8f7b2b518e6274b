import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { arrivalTime } from '../src/judge/arrival-time.ts';

const at = async (header: string): Promise<string | null> => {
  const time = arrivalTime(await parseMail(`${header}\n\n`));
  return time === null ? null : new Date(time).toISOString();
};

describe('arrivalTime', () => {
  it('takes the topmost Received line, folded or not', async () => {
    const header = `Received: from a (b [192.0.2.1]; c) by d\n\tfor <e>;\n\tTue, 3 Mar 2026 09:05:00 +0100 (CET)
Received: from x by y; Mon, 2 Mar 2026 09:00:00 +0000
Date: Sun, 1 Mar 2026 09:00:00 +0000`;
    expect(await at(header)).toBe('2026-03-03T08:05:00.000Z');
  });

  it('takes the Date where no Received line has one', async () => {
    const header = 'Received: from x by y; today\nDate: Sun, 1 Mar 2026 09:00:00 +0000';
    expect(await at(header)).toBe('2026-03-01T09:00:00.000Z');
  });

  it('is null where nothing says', async () => {
    expect(await at('Subject: x\nDate: soon')).toBeNull();
    expect(await at(`Received: ${'('.repeat(15_000)}`)).toBeNull();
  });
});
