import { parseHandover, parseReceived, type Received } from '@backscatter/mail';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReceivedTime } from '../src/parse-received.ts';

const AT = Date.UTC(2026, 0, 1, 10);
const NOTHING: Received = {
  helo: null,
  name: null,
  address: null,
  by: null,
  byAddress: null,
  protocol: null,
  submission: false,
  id: null,
  recipient: null,
  at: null,
};

const LINES: readonly (readonly [string, string, Partial<Received>])[] = [
  [
    'Postfix',
    `from mail.example.net (mail.example.net [192.0.2.7])
 (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
 (No client certificate requested)
\tby MX.example.org (Postfix) with ESMTPS id 4XyZ1a2b3c
\tfor <anna@example.org>; Thu,  1 Jan 2026 11:00:00 +0100 (CET)`,
    {
      name: 'mail.example.net',
      helo: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTPS',
      id: '4XyZ1a2b3c',
      recipient: 'anna@example.org',
      at: AT,
    },
  ],
  [
    'Postfix, IPv6',
    'from mail.example.net (unknown [IPv6:2001:db8::25]) by mx.example.org (Postfix) with ESMTP id A1; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'mail.example.net',
      address: '2001:db8::25',
      by: 'mx.example.org',
      protocol: 'ESMTP',
      id: 'A1',
      at: AT,
    },
  ],
  [
    'Postfix, a client that says its private address',
    'from [192.168.1.5] (unknown [192.0.2.7]) by mx.example.org (Postfix) with ESMTPSA id A1; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      submission: true,
      helo: '[192.168.1.5]',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTPSA',
      id: 'A1',
      at: AT,
    },
  ],
  [
    'Postfix, written on the host itself',
    'by mx.example.org (Postfix, from userid 33) id A1; Thu, 1 Jan 2026 10:00:00 +0000 (UTC)',
    { by: 'mx.example.org', id: 'A1', at: AT },
  ],
  [
    'Exim',
    'from mail.example.net ([192.0.2.7] helo=[10.0.0.5]) by mx.example.org with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <b@example.net>) id 1rKabc-000123-AB for anna@example.org; Thu, 01 Jan 2026 10:00:00 +0000',
    {
      name: 'mail.example.net',
      helo: '[10.0.0.5]',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTPS',
      id: '1rKabc-000123-AB',
      recipient: 'anna@example.org',
      at: AT,
    },
  ],
  [
    'Exim, a client without a name',
    'from [192.0.2.7] (port=4242 helo=mail.example.net) by mx.example.org with smtp (Exim 4.96) id 1rK; Thu, 01 Jan 2026 10:00:00 +0000',
    {
      helo: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'SMTP',
      id: '1rK',
      at: AT,
    },
  ],
  [
    'Sendmail',
    'from mail.example.net (IDENT:root@other.example.net [192.0.2.7] (may be forged)) by mx.example.org (8.17.1/8.17.1) with ESMTP id 501A0aBC for <anna@example.org>; Thu, 1 Jan 2026 10:00:00 GMT',
    {
      helo: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTP',
      id: '501A0aBC',
      recipient: 'anna@example.org',
      at: AT,
    },
  ],
  ['qmail, its own line', '(qmail 1234 invoked by uid 89); 1 Jan 2026 10:00:00 -0000', { at: AT }],
  [
    'qmail, from the network',
    'from unknown (HELO mail.example.net) (192.0.2.7)\n  by mx.example.org with SMTP; 1 Jan 2026 10:00:00 -0000',
    {
      helo: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'SMTP',
      at: AT,
    },
  ],
  [
    'Exchange',
    'from A.example.net (2001:db8:208:1::c) by B.example.org (2001:db8:10:1::5) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE) id 15.20.7159.9; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      byAddress: '2001:db8:10:1::5',
      helo: 'A.example.net',
      address: '2001:db8:208:1::c',
      by: 'b.example.org',
      protocol: 'SMTP',
      id: '15.20.7159.9',
      at: AT,
    },
  ],
  [
    'Gmail',
    'from mail.example.net (mail.example.net. [192.0.2.7]) by mx.example.com with ESMTPS id a1si123.4.2026 for <anna@example.com> (version=TLS1_3 cipher=TLS_AES bits=256/256); Thu, 01 Jan 2026 02:00:00 -0800 (PST)',
    {
      name: 'mail.example.net',
      helo: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.com',
      protocol: 'ESMTPS',
      id: 'a1si123.4.2026',
      recipient: 'anna@example.com',
      at: AT,
    },
  ],
  [
    'Gmail, within',
    'by 2001:db8:10:8b2f:b0:5a1:1 with SMTP id x12csp12345; Thu, 1 Jan 2026 02:00:00 -0800 (PST)',
    {
      byAddress: '2001:db8:10:8b2f:b0:5a1:1',
      by: '2001:db8:10:8b2f:b0:5a1:1',
      protocol: 'SMTP',
      id: 'x12csp12345',
      at: AT,
    },
  ],
  [
    'a host with "by" in its name',
    'from stand-by.example.net (stand-by.example.net [192.0.2.7]) by mx.example.org; nonsense',
    {
      name: 'stand-by.example.net',
      helo: 'stand-by.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
    },
  ],
  [
    'several recipients',
    'from a.example.net by mx.example.org for multiple recipients',
    { helo: 'a.example.net', by: 'mx.example.org' },
  ],
  [
    'Exim, with ports',
    'from mail.example.net ([192.0.2.7]:52018 helo=a.example.net) by mx.example.org with esmtps (Exim 4.96) id 1rK; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'a.example.net',
      name: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTPS',
      id: '1rK',
      at: AT,
    },
  ],
  [
    'Exim, a client that said its own name',
    'from mail.example.net ([192.0.2.7]) by mx.example.org with esmtp (Exim 4.96) id 1rK; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'mail.example.net',
      name: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTP',
      id: '1rK',
      at: AT,
    },
  ],
  [
    'Exim, a user',
    'from dsl-7.example.net ([192.0.2.7] helo=[10.0.0.5]) by mx.example.org with esmtpsa (Exim 4.96) id 1rK; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: '[10.0.0.5]',
      name: 'dsl-7.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTPSA',
      submission: true,
      id: '1rK',
      at: AT,
    },
  ],
  [
    'Sendmail, a user',
    'from pc ([192.0.2.7] (may be forged)) (authenticated bits=0) by mx.example.org (8.17.1/8.17.1) with ESMTP id 501A0aBC; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'pc',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTP',
      submission: true,
      id: '501A0aBC',
      at: AT,
    },
  ],
  [
    'IIS',
    'from mail.example.net ([192.0.2.7]) by mx.example.org with Microsoft SMTPSVC(6.0.3790.4675); Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'SMTP',
      at: AT,
    },
  ],
  [
    'Exchange, within',
    'from EX1.corp.example.org (fe80::1c2:3%12) by EX1.corp.example.org (fe80::1c2:3%12) with mapi id 15.01.2507.006; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'EX1.corp.example.org',
      address: 'fe80::1c2:3',
      by: 'ex1.corp.example.org',
      byAddress: 'fe80::1c2:3',
      protocol: 'MAPI',
      submission: true,
      id: '15.01.2507.006',
      at: AT,
    },
  ],
  [
    'qmail, a user',
    'from unknown (HELO pc) (anna@192.0.2.7 with plain) by mx.example.org with SMTP; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'pc',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'SMTP',
      submission: true,
      at: AT,
    },
  ],
  [
    'Courier',
    'from mail.example.net (mail.example.net [::ffff:192.0.2.7]) (AUTH: LOGIN anna, TLS: TLSv1.3) by mx.example.org with ESMTPS id 00A1; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'mail.example.net',
      name: 'mail.example.net',
      address: '::ffff:192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTPS',
      submission: true,
      id: '00A1',
      at: AT,
    },
  ],
  [
    'CommuniGate',
    'from [192.0.2.7] (HELO mail.example.net) by mx.example.org (CommuniGate Pro SMTP 6.2) with ESMTP id 1234; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTP',
      id: '1234',
      at: AT,
    },
  ],
  [
    'CommuniGate, a user',
    'from [192.0.2.7] (account anna@example.org HELO pc) by mx.example.org (CommuniGate Pro SMTP 6.2) with ESMTP id 1234; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'pc',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTP',
      submission: true,
      id: '1234',
      at: AT,
    },
  ],
  [
    'OpenSMTPD',
    'from pc (dsl.example.net [192.0.2.7]) by mx.example.org (OpenSMTPD) with ESMTP id 74009b37 (TLSv1.3:x:256:NO) auth=yes user=anna for <kai@example.com>; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'pc',
      name: 'dsl.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTP',
      submission: true,
      id: '74009b37',
      recipient: 'kai@example.com',
      at: AT,
    },
  ],
  [
    'OpenSMTPD, no user',
    'from a.example.net (a.example.net [192.0.2.7]); by mx.example.org (OpenSMTPD) with ESMTP id 74009b37 auth=no; for <kai@example.com>; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'a.example.net',
      name: 'a.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTP',
      id: '74009b37',
      recipient: 'kai@example.com',
      at: AT,
    },
  ],
  [
    'Yahoo',
    'from 127.0.0.1 (EHLO mail.example.net) (192.0.2.7) by mta1.example.org with SMTPS; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mta1.example.org',
      protocol: 'SMTPS',
      at: AT,
    },
  ],
  [
    'a web mailer',
    'from [192.0.2.7] by web1.example.org (via HTTP); Thu, 1 Jan 2026 10:00:00 +0000',
    { helo: '[192.0.2.7]', address: '192.0.2.7', by: 'web1.example.org', submission: true, at: AT },
  ],
  [
    'a filter that notes the address alone',
    'from 192.0.2.7 by mx.example.org with Mail2000 ESMTP Server V4.49; Thu, 1 Jan 2026 10:00:00 +0000',
    { helo: '192.0.2.7', address: '192.0.2.7', by: 'mx.example.org', protocol: 'MAIL2000', at: AT },
  ],
  [
    'a client whose name pretends a user',
    'from authenticated (auth.example.net [192.0.2.7]) by mx.example.org (Postfix) with ESMTP id A1; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'authenticated',
      name: 'auth.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'ESMTP',
      id: 'A1',
      at: AT,
    },
  ],
  [
    'GMX',
    'from mail.example.net ([192.0.2.7]) by mx.example.org (mx001 [198.51.100.9]) with ESMTPS (Nemesis) id 1MQ; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      helo: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      byAddress: '198.51.100.9',
      protocol: 'ESMTPS',
      id: '1MQ',
      at: AT,
    },
  ],
  [
    'a filter that leaves HELO out',
    'from (mail.example.net [192.0.2.7]) by mx.example.org with smtp id A1; Thu, 1 Jan 2026 10:00:00 +0000',
    {
      name: 'mail.example.net',
      address: '192.0.2.7',
      by: 'mx.example.org',
      protocol: 'SMTP',
      id: 'A1',
      at: AT,
    },
  ],
];

describe('a Received line', () => {
  it.each(LINES)('is read as %s writes it', (_, line, expected) => {
    expect(parseReceived(line)).toEqual({ ...NOTHING, ...expected });
    expect(parseReceived(` ${line.replaceAll('\n', '\r\n')}\r\n`)).toEqual({
      ...NOTHING,
      ...expected,
    });
  });

  it.each(['', ';', 'from', 'by ', '(((', '[]', 'from [beef] by'])(
    'may say nothing: %j',
    (line) => {
      expect(parseReceived(line)).toMatchObject({ address: null, recipient: null, at: null });
    },
  );

  it.each(LINES)('gives the same where a part of it is asked for: %s', (_, line) => {
    const { helo, address, recipient, at } = parseReceived(line);
    expect(parseHandover(line)).toEqual({ helo, address, recipient });
    expect(parseReceivedTime(line)).toBe(at);
  });

  it('never throws, and is no longer than its line', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'from ',
        'by ',
        'with ',
        'for ',
        'id ',
        '(',
        ')',
        '[192.0.2.1]',
        '; ',
        'helo=',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    let addresses = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const line = pieces.join('');
        const received = parseReceived(line);
        const { helo, address, recipient, at } = received;
        expect(parseHandover(line)).toEqual({ helo, address, recipient });
        expect(parseReceivedTime(line)).toBe(at);
        if (received.address !== null) addresses++;
        for (const value of Object.values(received)) {
          if (typeof value === 'string') expect(value).not.toMatch(/\s|^$/);
        }
      }),
      { seed: 5321, numRuns: 500 },
    );
    expect(addresses).toBeGreaterThan(20);
  });
});
