import type { NoticePlan } from '../src/notices/notice-format.ts';

const ORIGINAL = [
  'Received: from mail.sender.example (mail.sender.example [192.0.2.25])',
  '\tby mx1.receiver.example (Postfix) with ESMTPS id 4F0A1B2C3D',
  '\tfor <maria.keller@receiver.example>; Tue, 4 Feb 2025 09:15:07 +0000 (UTC)',
  'Received: from desk (desk.sender.example [192.0.2.77])',
  '\tby mail.sender.example with ESMTPSA id 77aa12;',
  '\tTue, 4 Feb 2025 09:15:05 +0000',
  'From: Jonas Lind <jonas@sender.example>',
  'To: maria.keller@receiver.example',
  'Subject: The offer of last week',
  'Date: Tue, 4 Feb 2025 09:15:04 +0000',
  'Message-ID: <8f2c1d.0091@mail.sender.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 7bit',
  '',
  'Dear Maria,',
  '',
  ...Array.from(
    { length: 80 },
    (_, row) => `line ${row} of what we agreed on the telephone last week,`,
  ),
  'Last line of all: walnut.',
  '',
].join('\r\n');

/** A plan that every format can write; the failed recipient is local to the reporter or not. */
export function planOf(change: Partial<NoticePlan> = {}): NoticePlan {
  return {
    at: Date.UTC(2025, 1, 4, 9, 20, 31),
    to: 'jonas@sender.example',
    host: 'mx1.receiver.example',
    address: '192.0.2.10',
    failed: 'maria.keller@receiver.example',
    original: {
      raw: ORIGINAL,
      from: 'jonas@sender.example',
      to: 'maria.keller@receiver.example',
      subject: 'The offer of last week',
      messageId: '8f2c1d.0091@mail.sender.example',
      envelopeId: null,
      sentAt: Date.UTC(2025, 1, 4, 9, 15, 4),
    },
    kind: 'failure',
    cause: 'user-unknown',
    returned: 'message',
    threads: false,
    ...change,
  };
}
