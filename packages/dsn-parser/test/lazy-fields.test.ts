/**
 * Some fields of a report are found when they are asked for. Nobody can tell: in
 * whatever order they are asked, the report is the one that is written down whole.
 */

import type { Dsn } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { describeRecipient } from '../src/status/describe-recipient.ts';
import { changeRecipient, lazyRecipient } from '../src/status/lazy-recipient.ts';
import { fixtures } from './bent-mail.ts';

const FIELDS = [
  ...['kind', 'evidence', 'dialect', 'recipients', 'reportingMta', 'dsnGateway', 'receivedFromMta'],
  ...['arrivalDate', 'originalEnvelopeId', 'messageIds', 'feedback', 'disposition', 'notice'],
  ...['returned', 'problems'],
];

async function read(raw: Uint8Array): Promise<Dsn | null> {
  return parseDsn(await parseMail(raw), parseMail);
}

/** What is found on demand, asked from the last to the first. */
function askBackwards(dsn: Dsn): unknown {
  const outcomes = [...dsn.recipients].reverse().map(({ permanence, reason }) => {
    return { permanence, reason };
  });
  const { problems } = dsn;
  return { recipients: outcomes.reverse(), messageIds: dsn.messageIds, problems };
}

describe('a report', () => {
  it('is the same in whatever order its fields are asked', async () => {
    let reports = 0;
    for (const raw of fixtures) {
      const [first, second] = [await read(raw), await read(raw)];
      if (first === null || second === null) continue;
      reports++;
      const recipients = first.recipients.map(({ permanence, reason }) => ({ permanence, reason }));
      const { messageIds, problems } = first;
      expect(askBackwards(second)).toEqual({ recipients, messageIds, problems });
      expect(second.problems).toBe(second.problems);
      expect(second.messageIds).toBe(second.messageIds);
    }
    expect(reports).toBeGreaterThan(20);
  });

  it('is copied, cloned and written as JSON like any other object', async () => {
    const [raw] = fixtures;
    const [dsn, fresh] = [await read(raw ?? new Uint8Array()), await read(raw ?? new Uint8Array())];
    if (dsn === null || fresh === null) throw new Error('The fixture is a report.');
    expect(Object.keys(dsn)).toEqual(FIELDS);
    const json = JSON.stringify(fresh);
    expect(JSON.stringify({ ...dsn })).toBe(json);
    expect(JSON.stringify(structuredClone(dsn))).toBe(json);
    expect(JSON.parse(json).recipients[0].reason).toBe(dsn.recipients[0]?.reason);
    expect(Object.keys(dsn.recipients[0] ?? {})).toHaveLength(13);
  });
});

describe('lazyRecipient', () => {
  const known = describeRecipient({ finalRecipient: 'bob@example.net', action: 'failed' });

  it('looks for the reason once, and when it is asked', () => {
    let asked = 0;
    const lazy = lazyRecipient(known, {
      reason: () => {
        asked++;
        return 'mailbox-full';
      },
      permanence: ({ reason }) => (reason === 'mailbox-full' ? 'transient' : 'permanent'),
    });
    const changed = changeRecipient(lazy, { action: 'delayed' });
    expect(asked).toBe(0);
    expect(changed).toEqual({
      ...known,
      action: 'delayed',
      reason: 'mailbox-full',
      permanence: 'transient',
    });
    expect([lazy.reason, changed.reason, asked]).toEqual(['mailbox-full', 'mailbox-full', 1]);
  });

  it('is changed in what is named, and in nothing else', () => {
    expect(changeRecipient(known, {})).toEqual(known);
    expect(changeRecipient(known, { permanence: 'transient', originalRecipient: 'a@b' })).toEqual({
      ...known,
      permanence: 'transient',
      originalRecipient: 'a@b',
    });
  });
});
