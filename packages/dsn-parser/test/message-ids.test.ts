import { describe, expect, it } from 'vitest';
import { findMessageIds } from '../src/message-ids.ts';
import { fromText } from '../src/returned/read-returned.ts';

const nothing = fromText('');
const noFields = new Map<string, string>();

describe('findMessageIds', () => {
  it('puts the returned message first, the text last', () => {
    const report = fromText(
      'In-Reply-To: <reply@example.org>\nReferences: <a@example.org> <b@example.org>\n',
    );
    const returned = fromText(
      'Message-ID: <own@example.org>\nResent-Message-ID: <resent@example.org>\n',
    );
    const fields = new Map([['x-original-message-id', '<field@example.org>']]);
    const lines = ['Message-ID: <text@example.org>'];
    expect(findMessageIds(report, returned, fields, lines)).toEqual([
      { id: 'own@example.org', place: 'returned-message-id' },
      { id: 'resent@example.org', place: 'returned-resent-message-id' },
      { id: 'field@example.org', place: 'original-message-id' },
      { id: 'reply@example.org', place: 'in-reply-to' },
      { id: 'a@example.org', place: 'references' },
      { id: 'b@example.org', place: 'references' },
      { id: 'text@example.org', place: 'text' },
    ]);
  });

  it('names an id once, at its best place', () => {
    const report = fromText('In-Reply-To: <1@example.org>\n');
    const returned = fromText('Message-ID: <1@example.org>\n');
    expect(findMessageIds(report, returned, noFields, ['message id <1@example.org>'])).toEqual([
      { id: '1@example.org', place: 'returned-message-id' },
    ]);
  });

  it('keeps the case of an id and takes folding out', () => {
    const returned = fromText('Message-ID:\n <AbC.1@Example.Org>\n');
    expect(findMessageIds(nothing, returned, noFields, [])[0]?.id).toBe('AbC.1@Example.Org');
  });

  it('finds the id a provider rewrote', () => {
    const returned = fromText(
      'Message-ID: <new@example.com>\nX-Microsoft-Original-Message-ID: <ours@example.org>\n',
    );
    expect(findMessageIds(nothing, returned, noFields, []).map(({ place }) => place)).toEqual([
      'returned-message-id',
      'returned-original-message-id',
    ]);
  });

  it.each([
    'Message-ID: <1@example.org>',
    'The message id was <1@example.org>.',
    'Nachrichten-ID: <1@example.org>',
    'msg-id=<1@example.org>',
  ])('finds an id in the line %j', (line) => {
    expect(findMessageIds(nothing, null, noFields, [line])).toEqual([
      { id: '1@example.org', place: 'text' },
    ]);
  });

  it('takes no address for an id', () => {
    expect(findMessageIds(nothing, null, noFields, ['<bob@example.net>: unknown'])).toEqual([]);
  });

  it('keeps a bounded number of ids', () => {
    const references = Array.from({ length: 90 }, (_, i) => `<${i}@example.org>`).join(' ');
    expect(
      findMessageIds(fromText(`References: ${references}\n`), null, noFields, []),
    ).toHaveLength(50);
  });
});
