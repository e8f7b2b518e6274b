import { formatSentLine, parseSentLines, sentMessage } from '@backscatter/newsender';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('a sent mail', () => {
  it('is kept in normal form, each value once', () => {
    expect(
      sentMessage({
        sender: '<Alice+invoice@Example.org>',
        from: ['alice@example.org', 'Office@example.org'],
        to: 'BOB@example.com.',
        messageId: '<Id-1@example.org>',
        ids: ['Id-1@example.org', ' 4XyZ '],
        at: '2026-03-01T09:00:00+01:00',
      }),
    ).toEqual({
      senders: ['alice@example.org', 'office@example.org'],
      recipients: ['bob@example.com'],
      ids: ['Id-1@example.org', '4XyZ'],
      at: Date.UTC(2026, 2, 1, 8),
    });
  });

  it('loses the tag of a signed return path, for a report is matched without it', () => {
    const { senders } = sentMessage({ sender: 'prvs=1060abcdef=alice@example.org', at: 0 });
    expect(senders).toEqual(['alice@example.org']);
  });

  it.each([
    ['no sender', { at: 0 }, /sender/],
    ['the null sender', { sender: '<>', at: 0 }, /sender/],
    ['no time', { sender: 'a@example.org' }, /at/],
    ['a time without offset', { sender: 'a@example.org', at: '2026-03-01T08:00:00' }, /offset/],
    ['a time that is none', { sender: 'a@example.org', at: Number.NaN }, /at/],
    ['a time beyond all dates', { sender: 'a@example.org', at: 9e15 }, /Date/],
    ['a recipient that is none', { sender: 'a@example.org', to: ['nobody'], at: 0 }, /nobody/],
    ['an empty id', { sender: 'a@example.org', messageId: '<>', at: 0 }, /messageId/],
    ['an unknown field', { sender: 'a@example.org', at: 0, subject: 'x' }, /subject/],
  ])('with %s is refused', (_, input, message) => {
    expect(() => sentMessage(JSON.parse(JSON.stringify(input)))).toThrow(TypeError);
    expect(() => sentMessage(input as never)).toThrow(message);
  });
});

describe('lines of the sent log', () => {
  it('may begin with a byte order mark and end with CR LF', () => {
    const text = '\uFEFF{"at":0,"from":"a@example.org"}\r\n{"at":1,"from":"a@example.org"}\r\n';
    expect(parseSentLines(text).messages.map(({ at }) => at)).toEqual([0, 1]);
  });

  it('come back as they were written', () => {
    const message = sentMessage({ sender: 'a@example.org', to: 'b@example.com', id: 'x', at: 5 });
    expect(parseSentLines(formatSentLine(message)).messages).toEqual([message]);
  });

  it('that are bad are named up to a limit and counted beyond it', () => {
    const { messages, problems } = parseSentLines('nonsense\n'.repeat(250));
    expect(messages).toEqual([]);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.detail).toBe('150 more lines could not be read');
  });

  it('never throw, whatever they hold', () => {
    const text = fc.oneof(fc.string(), fc.json(), fc.constant('{"__proto__":{"at":0},"at":0}'));
    fc.assert(
      fc.property(fc.array(text), (lines) => {
        const { messages, problems } = parseSentLines(lines);
        expect(messages.length + problems.length).toBeLessThanOrEqual(lines.length);
      }),
      { seed: 20260322, numRuns: 300 },
    );
  });

  it('that are too long are refused unread', () => {
    const { problems } = parseSentLines(`{"at":0,"from":"${'a'.repeat(1_000_001)}@example.org"}`);
    expect(problems[0]?.detail).toBe('line 1: longer than 1000000 characters');
  });
});
