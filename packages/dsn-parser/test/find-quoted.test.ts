import { describe, expect, it } from 'vitest';
import { findQuoted, unquote } from '../src/returned/find-quoted.ts';

const MESSAGE = [
  'Received: from desk.example.org by mail.example.org',
  'From: alice@example.org',
  'To: bob@example.net',
  'Subject: Minutes',
  '',
  'Here are the minutes.',
];

function cut(...notice: readonly string[]): readonly [notice: number, message: number] | null {
  const found = findQuoted([...notice, ...MESSAGE]);
  return found === null ? null : [found.notice, found.message];
}

describe('findQuoted', () => {
  it.each([
    '--- Below this line is a copy of the message.',
    '------ This is a copy of the message, including all the headers. ------',
    '   ----- Original message -----',
    '   ----- Unsent message follows -----',
    'Original message headers:',
    'Message headers follow.',
    '    Below is a copy of the original message:',
    'Ursprüngliche Nachricht:',
  ])('cuts at %j', (announcement) => {
    expect(cut('No such user.', '', announcement, '')).toEqual([2, 4]);
  });

  it('finds an unannounced message by its header', () => {
    expect(cut('No such user.', '')).toEqual([2, 2]);
  });

  it('finds a message behind quote marks', () => {
    const lines = ['No such user.', '', ...MESSAGE.map((line) => `> ${line}`)];
    expect(findQuoted(lines)).toEqual({ notice: 2, message: 2 });
  });

  it('takes the last announcement before the header', () => {
    expect(
      cut('The following message failed:', 'too old', '---- Start of returned message ----'),
    ).toEqual([2, 3]);
  });

  it('ends the notice at a rule even where only a body follows', () => {
    expect(findQuoted(['Gone.', '--- Original message follows ---', 'Dear Bob'])).toEqual({
      notice: 1,
      message: 2,
    });
  });

  it('takes no list of the original’s fields for the original', () => {
    const excerpt = [
      'This report relates to a message you sent with the following header fields:',
      '',
      '  Message-id: <1@example.org>',
      '  From: alice@example.org',
      '  To: bob@example.net',
      '',
      'Recipient address: bob@example.net',
    ];
    expect(findQuoted(excerpt)).toBeNull();
  });

  it('takes neither To, Subject and Sent nor a delivery status for a message', () => {
    expect(findQuoted(['To: bob@example.net', 'Subject: Minutes', 'Sent: today', ''])).toBeNull();
    expect(
      findQuoted(['Reporting-MTA: dns; mx', 'Status: 5.1.1', 'Final-Recipient: b@example.net']),
    ).toBeNull();
  });

  it('does not look without end', () => {
    const lines = Array.from({ length: 6_000 }, () => 'nothing here');
    expect(findQuoted([...lines, '', ...MESSAGE])).toBeNull();
  });
});

describe('unquote', () => {
  it.each([
    ['> From: a', 'From: a'],
    ['>> > From: a', 'From: a'],
    ['| From: a', 'From: a'],
    ['    From: a', 'From: a'],
    ['From: a', 'From: a'],
  ])('makes of %j %j', (line, bare) => {
    expect(unquote(line)).toBe(bare);
  });
});
