/**
 * Marks in the header and around the notice by which a report is known, where
 * neither structure nor server tells: whom it goes to, that nobody wrote it, and
 * that a person only passed it on.
 */

import type { Dsn } from '@backscatter/core';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { parseDsn } from '../src/parse-dsn.ts';

async function read(raw: string): Promise<Dsn | null> {
  return parseDsn(await parseMail(raw), parseMail);
}

describe('a report that goes to a return path', () => {
  const report = (to: string): string => `Return-Path: <relay7@example.com>
From: relay7@example.com
To: ${to}
Subject: RE: Minutes: non remis (delivery failed)

Your message could not be delivered to
bob@example.com
`;

  it.each([
    'news-bounces@lists.example.org',
    'bounce@lists.example.org',
    'news-bounces+bob=example.com@lists.example.org',
    'prvs=1234ABCDEF=alice@example.org',
    'SRS0=AbCd=XY=example.org=alice@forward.example.net',
  ])('is one though a gateway writes in its own name: %s', async (to) => {
    const dsn = await read(report(to));
    expect(dsn?.kind).toBe('failure');
    expect(dsn?.evidence).toContain('to-return-path');
    expect(dsn?.recipients[0]?.finalRecipient).toBe('bob@example.com');
  });

  it.each(['alice@example.org', 'trampoline-bouncer@example.org'])(
    'is none where it goes to a person: %s',
    async (to) => expect(await read(report(to))).toBeNull(),
  );
});

describe('a report that nobody wrote', () => {
  const notice = `To: alice@example.org
Subject: Delivery Status

Your mail could not be delivered.

<bob@example.com>   (bob@example.com... No such user)
`;

  it.each(['From: <>\n', ''])('is one: %j', async (from) => {
    const dsn = await read(`${from}${notice}`);
    expect(dsn?.kind).toBe('failure');
    expect(dsn?.evidence).toContain('no-from');
  });

  it('is none where a person wrote the same', async () => {
    expect(await read(`From: Carol <carol@example.com>\n${notice}`)).toBeNull();
  });
});

describe('a report that a person passes on', () => {
  const forward = (remark: string, subject = 'Fwd: Returned mail: user unknown'): string =>
    `From: Alice <alice@example.org>
To: Alice <alice@example.net>
Subject: ${subject}
Date: Wed, 5 Mar 2025 00:00:00 +0100

${remark}

Begin forwarded message:

> From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.org>
> Date: 4 March 2025 23:45:01
> To: <alice@example.org>
> Subject: Returned mail: user unknown
> Message-Id: <202503042245.4711@mx.example.org>
>
>    ----- The following addresses had permanent fatal errors -----
> <bob@example.com>
>     (reason: 550 5.1.1 <bob@example.com>... User unknown)
`;

  it.each(['', 'FYI', 'Forward the message.'])(
    'is read as the report it is: %j',
    async (remark) => {
      const dsn = await read(forward(remark));
      expect(dsn?.kind).toBe('failure');
      expect(dsn?.evidence).toContain('wrapped');
      expect(dsn?.recipients).toMatchObject([
        { finalRecipient: 'bob@example.com', status: '5.1.1', reason: 'user-unknown' },
      ]);
    },
  );

  it('is his own mail where he writes something, or answers', async () => {
    expect(
      await read(forward('Dear help desk, what does this mean and what can I do?')),
    ).toBeNull();
    expect(await read(forward('FYI', 'Our plans for the summer'))).toBeNull();
  });
});
