/**
 * What the returned message knows of its recipients, and how that helps to read
 * a notice that nobody has described.
 */

import type { Dsn } from '@backscatter/core';
import { parseHeaderBlock } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { parseDsn } from '../src/parse-dsn.ts';
import { onlySentTo, sentTo } from '../src/returned/sent-to.ts';

const RETURNED = `Received: from desk.example.org by mx.example.net with ESMTP
	for <bob@example.net>; Tue, 4 Mar 2025 09:14:58 +0100
From: alice@example.org
To: team@lists.example.org
Message-ID: <1@example.org>
`;

async function read(notice: string, returned = RETURNED): Promise<Dsn | null> {
  const raw = `Return-Path: <>
From: MAILER-DAEMON@mx.example.net
To: alice@example.org
Subject: Undeliverable mail

${notice}

${returned}
Hello.
`;
  return parseDsn(await parseMail(raw), parseMail);
}

function headers(text: string): ReturnType<typeof parseHeaderBlock>['headers'] {
  return parseHeaderBlock(text).headers;
}

describe('whom a message went to', () => {
  it('is first what its servers noted, then what its sender wrote, each once', () => {
    const text = `${RETURNED}Cc: BOB@example.net, Carol <carol@example.com>\nDelivered-To: b@example.net\n`;
    expect(sentTo(headers(text))).toEqual([
      'bob@example.net',
      'b@example.net',
      'team@lists.example.org',
      'carol@example.com',
    ]);
  });

  it('is one where a server noted it, or where only one is written', () => {
    expect(onlySentTo(headers(RETURNED))).toBe('bob@example.net');
    expect(onlySentTo(headers('To: bob@example.net\nCc: <bob@example.net>\n'))).toBe(
      'bob@example.net',
    );
    expect(onlySentTo(headers('To: bob@example.net, carol@example.net\n'))).toBeNull();
    expect(onlySentTo(headers('Subject: nobody\n'))).toBeNull();
  });

  it('is bounded', () => {
    const many = Array.from({ length: 500 }, (_, i) => `u${i}@example.net`).join(', ');
    expect(sentTo(headers(`To: ${many}\n`))).toHaveLength(100);
  });
});

describe('in a notice nobody described', () => {
  it('the address the returned message went to is the recipient, not the contacts beside it', async () => {
    const report = await read(
      'Addresses here look like name.number@example.net; ask hostmaster@example.net.\n' +
        'The address you used, bob@example.net, did not match any of them.',
    );
    expect(report?.recipients.map((one) => one.finalRecipient)).toEqual(['bob@example.net']);
  });

  it('a name without a domain is that of a recipient of the returned message', async () => {
    const report = await read(
      'The message was undeliverable to the following:\n\n  Bob (no such user)',
    );
    expect(report?.recipients.map((one) => one.finalRecipient)).toEqual(['bob@example.net']);
    expect(report?.recipients[0]?.reason).toBe('user-unknown');
  });

  it('an address in brackets amid a line is read, where it begins none', async () => {
    const report = await read(
      'bob:0001:<bob@example.com> : mx.example.com : 550 5.1.1 User unknown',
    );
    expect(report?.recipients.map((one) => one.finalRecipient)).toEqual(['bob@example.com']);
  });

  it('whoever the last server noted has failed, where the notice names no one', async () => {
    const report = await read('Your mail could not be delivered.');
    expect(report?.recipients).toMatchObject([
      { finalRecipient: null, originalRecipient: 'bob@example.net' },
    ]);
    expect(report?.problems.map(({ code }) => code)).toContain('no-recipient');
  });

  it('the full mailbox behind an alias is the final recipient', async () => {
    const report = await read(
      'Sorry, unable to deliver your message to bob@example.net for\nthe following reason:\n\n 552 Quota violation for robert@example.net',
    );
    expect(report?.recipients).toMatchObject([
      { finalRecipient: 'robert@example.net', originalRecipient: 'bob@example.net' },
    ]);
  });

  it('who wrote to himself has failed himself', async () => {
    const report = await read(
      'Delivery to the following recipients was aborted:\n\n  * alice@example.org',
      RETURNED.replaceAll('bob@example.net', 'alice@example.org'),
    );
    expect(report?.recipients.map((one) => one.finalRecipient)).toEqual(['alice@example.org']);
  });

  it('a postmaster counts where the returned message went to him', async () => {
    const notice =
      'We could not deliver your mail to postmaster@example.com. Ask abuse@example.com.';
    expect((await read(notice))?.recipients[0]?.finalRecipient ?? null).toBeNull();
    const report = await read(
      notice,
      RETURNED.replaceAll('bob@example.net', 'postmaster@example.com'),
    );
    expect(report?.recipients.map((one) => one.finalRecipient)).toEqual(['postmaster@example.com']);
  });
});
