import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bodyHashes } from '../dkim/body-hash.ts';
import { holdsReturned, WAYS } from '../dkim/return-mail.ts';

const BODY = 'Shall we meet?\r\n\r\n8-bit: Grüße\r\n';
const hash = createHash('sha256').update(BODY).digest('base64');

const mail = (body: string): Buffer =>
  Buffer.from(
    [
      `DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=example.org; s=s1; h=From; bh=${hash}; b=AAAA`,
      'From: anna@example.org',
      'To: bert@example.com',
      'Subject: Thursday',
      'Content-Type: text/plain; charset=utf-8',
      '',
      body,
    ].join('\r\n'),
  );

describe('the benchmark of DKIM', () => {
  it('tells by the body hash whether bytes came through', async () => {
    expect(await bodyHashes(mail(BODY))).toEqual({ signatures: 1, holds: true });
    expect(await bodyHashes(mail(`${BODY}-- \r\n`))).toEqual({ signatures: 1, holds: false });
  });

  it.each(WAYS)('finds the bytes of a mail that came back %s', async (way) => {
    expect(await holdsReturned(mail(BODY), way)).toBe(true);
    expect(await holdsReturned(mail(`${BODY}-- \r\n`), way)).toBe(false);
  });
});
