import type { Mail } from '@backscatter/core';
import { MAX_VISIBLE_LENGTH, visibleText } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { multipart } from './sample-report.ts';

async function mailWith(text: string | null, html: string | null): Promise<Mail> {
  return { ...(await parseMail('')), text, html };
}

describe('the visible text of a mail', () => {
  it.each([
    ['plain', null, 'plain'],
    [null, '<p>rich</p>', 'rich'],
    ['plain', '<p>rich</p>', 'plain\nrich'],
    ['plain', '<style>x</style>', 'plain'],
    [null, null, ''],
  ])('is that of both bodies: %j and %j', async (text, html, expected) => {
    const mail = await mailWith(text, html);
    expect(visibleText(mail)).toBe(expected);
    expect(visibleText(mail)).toBe(expected);
  });

  it('is cut at the limit', async () => {
    const mail = await mailWith('a'.repeat(MAX_VISIBLE_LENGTH - 1), 'bcd');
    expect(visibleText(mail)).toHaveLength(MAX_VISIBLE_LENGTH);
  });

  it('leaves out what is attached', async () => {
    const mail = await parseMail(
      multipart('multipart/mixed', [
        '\r\nseen',
        'Content-Disposition: attachment\r\n\r\nattached',
        'Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nreturned',
      ]),
    );
    expect(visibleText(mail)).toBe('seen');
  });
});
