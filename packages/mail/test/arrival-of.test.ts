import type { Mail } from '@backscatter/core';
import { arrivalOf, cameAt } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';

const NOW = Date.parse('2026-03-20T12:00:00Z');
const at = (text: string): number => Date.parse(text);

function mailOf(...received: readonly string[]): Promise<Mail> {
  const lines = received.map(
    (date) => `Received: from a by b.example with ESMTP id 1;\r\n ${date}`,
  );
  return parseMail(Buffer.from([...lines, 'From: a@example.org', '', 'Hello.'].join('\r\n')));
}

describe('the arrival of the mail that a report is on', () => {
  it('is the later of the report’s Arrival-Date and the topmost line of what came back', async () => {
    const mail = await mailOf(
      'Thu, 19 Mar 2026 10:00:00 +0100 (CET)',
      'Thu, 19 Mar 2026 11:00:00 +0000',
    );
    const returned = { form: 'message', mail } as const;
    expect(arrivalOf({ arrivalDate: null, returned }, NOW)).toBe(at('2026-03-19T09:00:00Z'));
    for (const [arrivalDate, expected] of [
      ['Thu, 19 Mar 2026 09:30:00 +0000 (UTC)', '2026-03-19T09:30:00Z'],
      ['Thu, 19 Mar 2026 08:30:00 +0000', '2026-03-19T09:00:00Z'],
      ['yesterday', '2026-03-19T09:00:00Z'],
      ['Sun, 22 Mar 2026 12:00:00 +0000', '2026-03-19T09:00:00Z'],
    ] as const) {
      expect(arrivalOf({ arrivalDate, returned }, NOW)).toBe(at(expected));
    }
  });

  it('is not known where the report does not say', async () => {
    const nothing = { form: 'none', mail: null } as const;
    expect(arrivalOf({ arrivalDate: null, returned: nothing }, NOW)).toBeNull();
    const returned = { form: 'headers', mail: await mailOf() } as const;
    expect(arrivalOf({ arrivalDate: null, returned }, NOW)).toBeNull();
  });
});

describe('when a mail itself came', () => {
  it('is told by its topmost line, and is never in the future', async () => {
    expect(cameAt(await mailOf('Thu, 19 Mar 2026 10:00:00 +0000'), NOW)).toBe(
      at('2026-03-19T10:00:00Z'),
    );
    expect(cameAt(await mailOf('Fri, 27 Mar 2026 10:00:00 +0000'), NOW)).toBe(NOW);
    expect(cameAt(await mailOf(), NOW)).toBe(NOW);
  });
});
