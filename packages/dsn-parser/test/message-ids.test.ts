import { describe, expect, it } from 'vitest';
import { findMessageIds, type IdSources } from '../src/ids/message-ids.ts';
import { fromText } from '../src/returned/read-returned.ts';
import { describeRecipient } from '../src/status/describe-recipient.ts';

const nothing = fromText('');
const NO_SOURCES: IdSources = {
  mail: nothing,
  returned: null,
  fields: new Map(),
  envelopeId: null,
  recipients: [],
  lines: [],
  text: '',
};

function find(sources: Partial<IdSources>): ReturnType<typeof findMessageIds> {
  return findMessageIds({ ...NO_SOURCES, ...sources, text: (sources.lines ?? []).join('\n') });
}

function queueIds(sources: Partial<IdSources>): readonly string[] {
  return find(sources).flatMap(({ id, place }) => (place === 'queue-id' ? [id] : []));
}

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
    expect(find({ mail: report, returned, fields, lines, envelopeId: 'QQ314159' })).toEqual([
      { id: 'own@example.org', place: 'returned-message-id' },
      { id: 'resent@example.org', place: 'returned-resent-message-id' },
      { id: 'QQ314159', place: 'envelope-id' },
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
    expect(find({ mail: report, returned, lines: ['message id <1@example.org>'] })).toEqual([
      { id: '1@example.org', place: 'returned-message-id' },
    ]);
  });

  it('keeps the case of an id and takes folding out', () => {
    const returned = fromText('Message-ID:\n <AbC.1@Example.Org>\n');
    expect(find({ returned })[0]?.id).toBe('AbC.1@Example.Org');
  });

  it('finds the id a provider rewrote', () => {
    const returned = fromText(
      'Message-ID: <new@example.com>\nX-Microsoft-Original-Message-ID: <ours@example.org>\n',
    );
    expect(find({ returned }).map(({ place }) => place)).toEqual([
      'returned-message-id',
      'returned-original-message-id',
    ]);
  });

  it.each([
    'Message-ID: <1@example.org>',
    'The message id was <1@example.org>.',
    'Nachrichten-ID: <1@example.org>',
    'msg-id=<1@example.org>',
    'Message ID: 1@example.org',
    'Internet-Message-ID: <1@example.org>',
    'Nachrichten-ID: 1@example.org',
    'ID du message : <1@example.org>',
    'Identifiant de message : <1@example.org>',
    'Id. de mensaje: <1@example.org>',
    'Identificador da mensagem: <1@example.org>',
    'ID messaggio: <1@example.org>',
    'Bericht-id: <1@example.org>',
    'Идентификатор сообщения: <1@example.org>',
    'メッセージ ID: <1@example.org>',
    '邮件 ID：1@example.org',
  ])('finds an id in the line %j', (line) => {
    expect(find({ lines: [line] })).toEqual([{ id: '1@example.org', place: 'text' }]);
  });

  it('takes no address for an id', () => {
    expect(
      find({
        lines: [
          '<bob@example.net>: unknown',
          'message id unknown for bob@example.net',
          'Id: bob@example.net',
        ],
      }),
    ).toEqual([]);
  });

  it('keeps a bounded number of ids', () => {
    const references = Array.from({ length: 90 }, (_, i) => `<${i}@example.org>`).join(' ');
    expect(find({ mail: fromText(`References: ${references}\n`) })).toHaveLength(50);
  });

  it('finds an id on the line below its label', () => {
    expect(find({ lines: ['The message id was:', '  <1@example.org>'] })).toEqual([
      { id: '1@example.org', place: 'text' },
    ]);
    expect(find({ lines: ['The recipient was:', '  <1@example.org>'] })).toEqual([]);
  });

  it('finds the ids of a disposition notification and of Exchange answers', () => {
    const fields = new Map([['original-message-id', '<read.1@example.org>']]);
    const mail = fromText('X-MS-Exchange-Parent-Message-Id: <asked.1@example.org>\n');
    expect(find({ mail, fields })).toEqual([
      { id: 'read.1@example.org', place: 'original-message-id' },
      { id: 'asked.1@example.org', place: 'in-reply-to' },
    ]);
  });

  it('keeps room for queue ids, and bounds them too', () => {
    const references = Array.from({ length: 90 }, (_, i) => `<${i}@example.org>`).join(' ');
    const hops = Array.from({ length: 90 }, (_, i) => `Received: by mx id A${1000 + i};\n`).join(
      '',
    );
    const found = find({
      mail: fromText(`References: ${references}\n`),
      returned: fromText(hops),
    });
    expect(found.filter(({ place }) => place === 'references')).toHaveLength(50);
    expect(found.filter(({ place }) => place === 'queue-id')).toHaveLength(20);
  });
});

describe('queue ids', () => {
  it.each([
    [
      'Postfix',
      'from a (b [192.0.2.1]) by mx (Postfix) with ESMTPS id 4A1B2C3D4E for <b@x.example>; Mon',
      '4A1B2C3D4E',
    ],
    [
      'Exim',
      'from a by mx with esmtps (TLS1.3) (Exim 4.96)\n\t(envelope-from <a@x.example>)\n\tid 1rABcd-0001Xy-2Z\n\tfor b@x.example; Mon',
      '1rABcd-0001Xy-2Z',
    ],
    [
      'Sendmail',
      'from a by mx (8.17.1/8.17.1) with ESMTP id 51A8Eo0d012345; Mon',
      '51A8Eo0d012345',
    ],
  ])('are read of the Received lines of %s', (_server, line, id) => {
    expect(queueIds({ returned: fromText(`Received: ${line}\n`) })).toEqual([id]);
  });

  it.each([
    'from a by mx with Microsoft SMTP Server id 15.20.4823.18; Mon',
    'from a by mx (qmail) with SMTP id 4711; Mon',
    'from a by mx with SMTP; Mon',
  ])('are not read of %j', (line) => {
    expect(queueIds({ returned: fromText(`Received: ${line}\n`) })).toEqual([]);
  });

  it('are read of the fields of a report, whatever Postfix calls itself', () => {
    const fields = new Map([
      ['x-postfix-queue-id', '4A1B2C3D4E'],
      ['x-example-relay-queue-id', '5A1B2C3D4E'],
      ['x400-mts-identifier', '[/ADMD= /C=WW/;mta.b:026710:20250304]'],
    ]);
    expect(queueIds({ fields })).toEqual([
      '4A1B2C3D4E',
      '5A1B2C3D4E',
      '[/ADMD=/C=WW/;mta.b:026710:20250304]',
    ]);
  });

  it('are read of log ids, of diagnostics and of the notice', () => {
    const recipient = describeRecipient({
      finalRecipient: 'bob@example.net',
      diagnosticCode: '250 2.0.0 Ok: queued as 6A1B2C3D4E',
      finalLogId: '2025-03/x24FkQp1003',
    });
    const lines = [
      'Queue ID: 7A1B2C3D4E',
      'The MTS-ID of the original message is: c=us;a= ;p=example',
      ';l=MAIL01-250304091500Z-12',
    ];
    expect(queueIds({ recipients: [recipient], lines })).toEqual([
      'c=us;a=;p=example;l=MAIL01-250304091500Z-12',
      '2025-03/x24FkQp1003',
      '6A1B2C3D4E',
      '7A1B2C3D4E',
    ]);
  });

  it('stand behind what a provider calls the message', () => {
    const returned = fromText(
      'Received: by mx id 4A1B2C3D4E;\nX-PM-Message-Id: 8c2f0d3e-77aa\nX-Thread-Message-Id: 9999999\n',
    );
    expect(find({ returned })).toEqual([
      { id: '8c2f0d3e-77aa', place: 'provider-id' },
      { id: '4A1B2C3D4E', place: 'queue-id' },
    ]);
  });
});
