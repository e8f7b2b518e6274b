/**
 * Reports of a spam run that forged our address, made up: each says who reports,
 * which host handed the spam in, and what the spam links to.
 *
 * Addresses are of networks in use, for those of the documentation are not asked
 * about at all. Nothing here leaves the machine.
 */

/** How many different hosts and names a spam run has, which is what a cache can save. */
export interface RunShape {
  /** Hosts that sent the spam. */
  readonly bots: number;
  /** Servers that report. */
  readonly reporters: number;
  /** Domains that the spam links to, two in each. */
  readonly domains: number;
}

/** One report; `n` chooses, and the same `n` gives the same. */
export function spamReport(n: number, { bots, reporters, domains }: RunShape): Uint8Array {
  const reporter = n % reporters;
  const mx = `mx${reporter}.receiver${reporter}.example`;
  const user = `user${n}@receiver${reporter}.example`;
  const domain = (k: number): string => `offer-${(2 * n + k) % domains}.com`;
  const id = `<${n}@forged.example.org>`;
  return Buffer.from(`Return-Path: <>
Received: from ${mx} (${mx} [${publicAddress(52, reporter)}])
\tby mail.example.org (Postfix) with ESMTPS id R${n}
\tfor <alice@example.org>; Tue, 3 Mar 2026 08:05:00 +0000
Date: Tue, 3 Mar 2026 08:05:00 +0000
From: Mail Delivery System <MAILER-DAEMON@${mx}>
To: alice@example.org
Subject: Undelivered Mail Returned to Sender
Message-ID: <r${n}@${mx}>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host ${mx}.

<${user}>: 550 5.1.1 no such user

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; ${mx}

Final-Recipient: rfc822; ${user}
Action: failed
Status: 5.1.1

--b
Content-Type: message/rfc822

Received: from bot.example.net (unknown [${publicAddress(73, n % bots)}])
\tby ${mx} (Postfix) with ESMTP id S${n}
\tfor <${user}>; Tue, 3 Mar 2026 08:04:58 +0000
From: Alice <alice@example.org>
To: ${user}
Subject: the offer of the day
Date: Tue, 3 Mar 2026 08:04:00 +0000
Message-ID: ${id}
Content-Type: text/plain

You will like this: http://www.${domain(0)}/a?id=${n}
and this: https://${domain(1)}/b

--b--
`);
}

/** `73.0.0.0` and on; each number another. */
function publicAddress(first: number, n: number): string {
  return `${first}.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
}
