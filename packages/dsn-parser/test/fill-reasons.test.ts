import { describe, expect, it } from 'vitest';
import { describeRecipient } from '../src/status/describe-recipient.ts';
import { fillReasons } from '../src/status/fill-reasons.ts';

const silent = (finalRecipient: string, statusField = '5.0.0') =>
  describeRecipient({ finalRecipient, action: 'failed', statusField });

describe('fillReasons', () => {
  it('takes the words that stand at the address', () => {
    const said = [
      { address: 'Bob@example.net', text: 'mailbox is full' },
      { address: 'carol@example.net', text: 'Unknown user' },
    ];
    const notice = 'bob@example.net: mailbox is full. carol@example.net: Unknown user';
    const filled = fillReasons(
      [silent('carol@example.net'), silent('bob@example.net')],
      () => said,
      notice,
    );
    expect(filled.map(({ reason }) => reason)).toEqual(['user-unknown', 'mailbox-full']);
  });

  it('takes the whole notice for the only recipient, and never for one of two', () => {
    const notice = "User's mailbox is full";
    expect(fillReasons([silent('bob@example.net')], () => [], notice)[0]?.reason).toBe(
      'mailbox-full',
    );
    const two = [silent('bob@example.net'), silent('carol@example.net')];
    expect(fillReasons(two, () => [], notice)).toEqual(two);
  });

  it('leaves alone who has a diagnostic that says why', () => {
    const told = describeRecipient({
      finalRecipient: 'bob@example.net',
      diagnosticCode: '550 5.1.1 User unknown',
    });
    expect(fillReasons([told], () => [], 'mailbox is full')).toEqual([told]);
  });

  it('reads nothing from vague words of a notice, and does not unsay an exact code', () => {
    expect(fillReasons([silent('bob@example.net')], () => [], 'not found, denied')[0]?.reason).toBe(
      'undefined',
    );
    const unknown = silent('bob@example.net', '5.1.1');
    expect(fillReasons([unknown], () => [], 'this is no spam message')[0]?.reason).toBe(
      'user-unknown',
    );
  });

  it('takes words of a notice that stand side by side, not what may be', () => {
    for (const [notice, reason] of [
      ['His account has been temporarily suspended.', 'mailbox-disabled'],
      [
        'The recipient may have moved, his mailbox could be full, or the address might be invalid.',
        'undefined',
      ],
      ['Please look whether the recipient that you wrote to is unknown.', 'undefined'],
    ] as const) {
      expect(fillReasons([silent('bob@example.net')], () => [], notice)[0]?.reason).toBe(reason);
    }
  });

  it('completes the permanence where no code gave one', () => {
    const bare = describeRecipient({ finalRecipient: 'bob@example.net', action: 'failed' });
    const [filled] = fillReasons([bare], () => [], 'Unknown user');
    expect(filled).toMatchObject({ reason: 'user-unknown', permanence: 'permanent' });
  });

  it('gives no reason to a success', () => {
    const done = describeRecipient({ finalRecipient: 'bob@example.net', action: 'delivered' });
    expect(fillReasons([done], () => [], 'mailbox is full')).toEqual([done]);
  });
});
