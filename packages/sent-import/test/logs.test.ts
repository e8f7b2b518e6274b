import { describe, expect, it } from 'vitest';
import { createLogJoin, createLogParser } from '../src/index.ts';
import { linesOf, readLog } from './read-log.ts';

const at = (iso: string): number => Date.parse(iso);

describe('a log of Postfix', () => {
  it('gives mail that a user handed in, whatever became of it', () => {
    const { records } = readLog(linesOf('01-postfix'));
    expect(records).toEqual([
      {
        at: at('2026-03-01T08:00:00Z'),
        senders: ['anna@example.org'],
        recipients: ['bob@example.com', 'cleo@example.net', 'team@example.org'],
        ids: ['20260301080000.1@example.org'],
        queueId: ['3F2A81C0D5', '9C41E2A07B'],
      },
    ]);
  });

  it('leaves out what came in, what was forwarded under our own name, and reports; and says so', () => {
    const { tally } = readLog(linesOf('01-postfix'));
    expect(tally).toMatchObject({
      recorded: 1,
      leftOut: { relayed: 2, 'no-return-path': 1, 'stayed-inside': 0, incomplete: 0 },
      from: at('2026-03-01T08:00:00Z'),
      to: at('2026-03-01T08:07:01Z'),
    });
  });

  it('is read with RFC 3339 times, long queue ids and hostile recipients', () => {
    expect(readLog(linesOf('02-postfix-iso-long-ids')).records).toEqual([
      {
        at: at('2026-03-01T08:00:00Z'),
        senders: ['dora@example.org'],
        recipients: ['"odd, relay=x"@example.com'],
        ids: ['CAF+long=id@mail.example.org'],
        queueId: ['4Tb2Qz3K9Xz1q', 'a640c23a62f3a-b0123456789si12.34'],
      },
    ]);
  });

  it('is joined across a content filter by the Message-ID', () => {
    const { records, tally } = readLog(linesOf('03-postfix-amavis'));
    expect(records).toEqual([
      {
        at: at('2026-03-02T10:00:00Z'),
        senders: ['emil@example.org'],
        recipients: ['fay@example.com'],
        ids: ['scan-1@example.org'],
        queueId: ['A1B2C3D4E5', 'B1B2C3D4E6', '1wAbCd-0003Ef-Gh'],
      },
    ]);
    expect(tally.leftOut).toMatchObject({ 'stayed-inside': 1, relayed: 2 });
  });

  it('keeps the queues of two instances apart, and gives what still waits', () => {
    const { records } = readLog(linesOf('04-postfix-two-instances'));
    expect(records).toMatchObject([
      { recipients: ['hal@example.com'], ids: ['two-1@example.org'], queueId: ['1234567890'] },
    ]);
  });

  it('does not take what was put back into the queue for mail of our own', () => {
    const { records, tally } = readLog(linesOf('13-postsuper'));
    expect(records).toEqual([]);
    expect(tally.leftOut.relayed).toBe(2);
  });

  it('is read through RFC 5424, and an id that the next server made is kept', () => {
    expect(readLog(linesOf('11-rfc5424')).records).toMatchObject([
      { ids: ['five@example.org', 'five-rewritten@example.com'], at: at('2026-03-01T08:00:00Z') },
    ]);
  });

  it('makes no record where the beginning is missing', () => {
    const { records, tally } = readLog(linesOf('12-beginning-missing'));
    expect(records).toEqual([]);
    expect(tally.leftOut.incomplete).toBe(2);
  });
});

describe('a log of Exim', () => {
  it('gives what was handed in by login, by a program and from a private network', () => {
    const { records, tally } = readLog(linesOf('07-exim'));
    expect(records).toEqual([
      {
        at: at('2026-03-01T08:00:00Z'),
        senders: ['anna@example.org'],
        recipients: ['bob@example.com', 'cleo@example.com'],
        ids: ['exim-1@example.org'],
        queueId: ['1wAAAA-0001aa-Bc', '9C41E2A07B'],
      },
      {
        at: at('2026-03-01T08:02:00Z'),
        senders: ['www-data@example.org'],
        recipients: ['lost@example.net'],
        ids: ['E1wAAAD-0001ad-Bf@web.example.org'],
        queueId: ['1wAAAD-0001ad-Bf'],
      },
      expect.objectContaining({ recipients: ['mo@example.com'], ids: ['exim-3@example.org'] }),
    ]);
    expect(tally.leftOut).toMatchObject({ relayed: 1, 'no-return-path': 1 });
  });

  it('is read with the ids of 4.97, an offset, milliseconds and process numbers', () => {
    expect(
      readLog(linesOf('08-exim-new-ids-and-zone'), { zone: 'America/New_York' }).records,
    ).toEqual([
      {
        at: at('2026-03-01T08:00:00Z'),
        senders: ['anna@example.org'],
        recipients: ['"nick name"@example.com'],
        ids: [
          'exim-4@example.org',
          '0100019c9f1c2d3e-1a2b3c4d-0001-4000-8000-1234567890ab-000000@email.amazonses.com',
        ],
        queueId: [
          '1wAAAA-00000000abc-1dEf',
          '0100019c9f1c2d3e-1a2b3c4d-0001-4000-8000-1234567890ab-000000',
        ],
      },
    ]);
  });

  it('is read through syslog', () => {
    expect(readLog(linesOf('09-exim-syslog')).records).toMatchObject([
      { recipients: ['bob@example.com'], ids: ['exim-5@example.org'] },
    ]);
  });
});

describe('a log of Sendmail', () => {
  it('gives what was handed in, and is not misled by a Message-ID', () => {
    const { records, tally } = readLog(linesOf('10-sendmail'));
    expect(records).toEqual([
      {
        at: at('2026-03-01T08:00:00Z'),
        senders: ['anna@example.org'],
        recipients: ['bob@example.com', 'cleo@example.com'],
        ids: ['send-1@example.org'],
        queueId: ['62180A0x012345', '9C41E2A07B'],
      },
      {
        at: at('2026-03-01T08:02:00Z'),
        senders: ['root@mail.example.org'],
        recipients: ['ops@example.com'],
        ids: ['cron-1@mail.example.org'],
        queueId: ['62182A0x000015', '62182A0x012347'],
      },
    ]);
    expect(tally.leftOut).toMatchObject({ relayed: 1, 'stayed-inside': 1, unreadable: 1 });
  });
});

describe('the join of a log', () => {
  it('records only the senders that are asked for', () => {
    const { records, tally } = readLog(linesOf('07-exim'), {
      senders: ['anna@example.org', 'example.net'],
    });
    expect(records.map(({ senders }) => senders)).toEqual([['anna@example.org']]);
    expect(tally.leftOut['other-sender']).toBe(2);
  });

  it('takes a network for our own where it is told so', () => {
    const lines = linesOf('01-postfix');
    const { records } = readLog(lines, { ownNetworks: ['203.0.113.64/26'] });
    expect(records.map(({ ids }) => ids[0])).toContain('spam-7@example.org');
  });

  it('takes a next server on this machine for a way out where it is told so', () => {
    const lines = linesOf('03-postfix-amavis').slice(0, 9);
    expect(readLog(lines).records).toEqual([]);
    expect(readLog(lines, { smarthosts: ['127.0.0.1:10024'] }).records).toHaveLength(1);
    expect(readLog(lines, { smarthosts: ['127.0.0.1'] }).records).toHaveLength(1);
    expect(() => createLogParser({ smarthosts: ['mail'] })).toThrow(/option "smarthosts/);
  });

  it('reads two messages with the same number as two', () => {
    const once = linesOf('01-postfix').filter((line) => line.includes('3F2A81C0D5'));
    const torn = once.filter((line) => !line.endsWith('removed'));
    const later = once.map((line) => line.replace('Mar  1', 'Mar  2').replace('.1@', '.2@'));
    const { records } = readLog([...torn, ...later]);
    expect(records.map(({ ids }) => ids)).toEqual([
      ['20260301080000.1@example.org'],
      ['20260301080000.2@example.org'],
    ]);
  });

  it('keeps its bound on open messages, and tells how many it judged early', () => {
    const begun = linesOf('01-postfix').slice(1, 5);
    const many = Array.from({ length: 50 }, (_, index) => {
      const queue = (0xa000000000 + index).toString(16).toUpperCase();
      return begun.map((line) => line.replace('3F2A81C0D5', queue).replace('.1@', `.${index}@`));
    }).flat();
    const { records, tally } = readLog(many, { maxOpen: 10 });
    expect(tally).toMatchObject({ recorded: 50, forcedOut: 40 });
    expect(new Set(records.map(({ ids }) => ids[0])).size).toBe(50);
  });

  it('is not led to call a stranger’s mail ours by a Message-ID that one of our users used', () => {
    const [, client = '', id = '', sender = ''] = linesOf('01-postfix');
    const foreign = linesOf('03-postfix-amavis')
      .slice(11)
      .map((line) => line.replaceAll('inbound-1@example.net', '20260301080000.1@example.org'));
    const { records, tally } = readLog([client, id, sender, ...foreign]);
    expect(records).toEqual([]);
    expect(tally.leftOut.relayed).toBe(2);
  });

  it('refuses wrong options', () => {
    expect(() => createLogParser({ zone: 'Mars/Base' })).toThrow(/createLogParser: option "zone"/);
    expect(() => createLogParser({ ownNetworks: ['192.0.2.0/99'] })).toThrow(/ownNetworks/);
    expect(() => createLogJoin({ maxOpen: 0 })).toThrow(/createLogJoin: option "maxOpen"/);
  });
});

describe('a time without a year', () => {
  const line = (stamp: string): string => `${stamp} mail postfix/qmgr[1]: 0A0B0C0D0E: removed`;
  const parser = createLogParser({ zone: 'Europe/Berlin' });
  const yearOf = (stamp: string, changed: string): string | null => {
    const time = parser.timeOf(line(stamp), at(changed));
    return time === null ? null : new Date(time).toISOString();
  };

  it.each([
    ['Dec 31 23:59:58', '2026-01-01T00:10:00Z', '2025-12-31T22:59:58.000Z'],
    ['Jan  1 00:00:03', '2026-01-01T00:10:00Z', '2025-12-31T23:00:03.000Z'],
    ['Jul 01 12:00:00', '2026-03-01T00:00:00Z', '2025-07-01T10:00:00.000Z'],
    ['Mar  2 00:30:00', '2026-03-01T23:00:00Z', '2026-03-01T23:30:00.000Z'],
    ['Feb 29 12:00:00', '2026-03-01T00:00:00Z', '2024-02-29T11:00:00.000Z'],
  ])(
    'is the latest that is no later than the file: %s in a file of %s',
    (stamp, changed, expected) => {
      expect(yearOf(stamp, changed)).toBe(expected);
    },
  );

  it.each(['Feb 30 12:00:00', 'Foo  1 12:00:00', 'Mar  1 25:00:00'])('is none in %s', (stamp) => {
    expect(yearOf(stamp, '2026-03-01T00:00:00Z')).toBeNull();
  });
});
