import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { createMemorySentStore, createNewsender } from '@backscatter/newsender';
import {
  type NodemailerPluginOptions,
  type SentRecord,
  signOutgoing,
} from '@backscatter/nodemailer-plugin';
import {
  createKeyRing,
  verifyEnvelopeId,
  verifyMessageId,
  verifyReturnPath,
} from '@backscatter/provenance';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { startSmtpServer, type TestServer } from './smtp-server.ts';

const SECRET = 'correct horse battery staple';
const keys = createKeyRing({ keys: { 3: SECRET }, active: 3 });
const NOW = Date.parse('2026-03-10T12:00:00Z');
const ANNA = 'anna@example.org';
const BERT = 'bert@example.com';
const MAIL = { from: `Anna <${ANNA}>`, to: BERT, subject: 'Thursday', text: 'Shall we meet?' };
const verify = { keys, now: NOW, sender: ANNA };
const returnPathOf = (address: unknown) => verifyReturnPath(String(address), { keys, now: NOW });

/** Sends by the stream transport: what it would send, and what was recorded. */
async function streamed(
  mail: object = MAIL,
  options: Partial<NodemailerPluginOptions> = {},
): Promise<{ from: string | false; raw: string; id: string; records: readonly SentRecord[] }> {
  const records: SentRecord[] = [];
  const transporter = signOutgoing(createTransport({ streamTransport: true, buffer: true }), {
    keys,
    now: () => NOW,
    record: async (sent) => records.push(sent),
    ...options,
  });
  const info = await transporter.sendMail(mail);
  const { from } = info.envelope;
  return { from, raw: String(info.message), id: info.messageId, records };
}

describe('a message by the stream transport', () => {
  it('is signed three ways, recorded, and its signatures verify', async () => {
    const { from, raw, id, records } = await streamed();
    expect(returnPathOf(from)).toMatchObject({
      status: 'valid',
      address: ANNA,
    });
    expect(verifyMessageId(id, verify).status).toBe('valid');
    expect(raw).toContain(`Message-ID: ${id}\r\n`);
    // The header names the person; only the envelope bears the tag.
    expect(raw).toContain(`From: Anna <${ANNA}>`);
    expect(records).toEqual([
      {
        sender: [ANNA],
        recipients: [BERT],
        messageId: id,
        envelopeId: expect.any(String),
        at: NOW,
      },
    ]);
    const { envelopeId = '' } = records[0] ?? {};
    expect(verifyEnvelopeId(envelopeId, { ...verify, recipients: [BERT] })).toMatchObject({
      status: 'valid',
      recipient: 'bound',
    });
  });

  it('is unique: the same message sent twice has two ids', async () => {
    const once = await streamed();
    const twice = await streamed();
    expect(once.id).not.toBe(twice.id);
    expect(once.records[0]?.envelopeId).not.toBe(twice.records[0]?.envelopeId);
  });

  it('keeps the ids of the caller and an envelope of its own', async () => {
    const mail = {
      ...MAIL,
      cc: 'carl@example.com',
      messageId: '<mine@example.org>',
      dsn: { id: 'QQ314159', notify: 'FAILURE' },
      envelope: { from: 'bounces@example.org', to: [BERT, 'dora@example.net'] },
    };
    const { from, id, records } = await streamed(mail);
    expect(id).toBe('<mine@example.org>');
    expect(returnPathOf(from)).toMatchObject({
      address: 'bounces@example.org',
    });
    expect(records[0]).toMatchObject({
      sender: ['bounces@example.org', ANNA],
      recipients: [BERT, 'dora@example.net'],
      messageId: '<mine@example.org>',
      envelopeId: 'QQ314159',
    });
  });

  it('keeps an id that the caller gives among the header fields', async () => {
    for (const headers of [
      { 'message-id': '<mine@example.org>' },
      [{ key: 'Message-Id', value: '<mine@example.org>' }],
    ]) {
      const { id, raw } = await streamed({ ...MAIL, headers });
      expect(id).toBe('<mine@example.org>');
      expect(raw.match(/^Message-ID:/gim)).toHaveLength(1);
    }
  });

  it('with several recipients has an ENVID that is good for each', async () => {
    const { records } = await streamed({
      ...MAIL,
      cc: 'carl@example.com',
      bcc: 'dora@example.net',
    });
    const envelopeId = records[0]?.envelopeId ?? '';
    expect(verifyEnvelopeId(envelopeId, verify)).toMatchObject({ recipient: 'none' });
    expect(records[0]?.recipients).toEqual([BERT, 'carl@example.com', 'dora@example.net']);
  });

  it('that is handed over raw keeps its own id, and is recorded by it where it is at hand', async () => {
    const raw = `From: ${ANNA}\r\nTo: ${BERT}\r\nMessage-ID: <raw@example.org>\r\n\r\nHello\r\n`;
    const envelope = { from: ANNA, to: BERT };
    const record = { sender: [ANNA], recipients: [BERT], envelopeId: expect.any(String), at: NOW };
    for (const given of [raw, Buffer.from(raw)]) {
      const sent = await streamed({ raw: given, envelope });
      expect(sent.raw).toBe(raw);
      expect(returnPathOf(sent.from).status).toBe('valid');
      expect(sent.records).toEqual([{ ...record, messageId: '<raw@example.org>' }]);
    }
    const stream = await streamed({ raw: Readable.from([raw]), envelope });
    expect(stream.records).toEqual([record]);
  });

  it('from the null sender is not signed, and recorded by its From', async () => {
    const { from, id, records } = await streamed({ ...MAIL, envelope: { from: false, to: BERT } });
    expect(from).toBe(false);
    expect(verifyMessageId(id, verify).status).toBe('unsigned');
    expect(records).toEqual([{ sender: [ANNA], recipients: [BERT], messageId: id, at: NOW }]);
  });

  it('is left alone in what is switched off', async () => {
    const off = { returnPath: false, messageId: false, envelopeId: false };
    const { from, id, records } = await streamed(MAIL, off);
    expect(from).toBe(ANNA);
    expect(verifyMessageId(id, verify).status).toBe('unsigned');
    expect(records).toEqual([{ sender: [ANNA], recipients: [BERT], messageId: id, at: NOW }]);
  });

  it('is not sent where it cannot be recorded', async () => {
    const record = async (): Promise<void> => {
      throw new Error('the log is full');
    };
    await expect(streamed(MAIL, { record })).rejects.toThrow('the log is full');
  });

  it('is refused with an option that is wrong, which shows no key', () => {
    const make = (options: object) => (): unknown =>
      signOutgoing(createTransport({ jsonTransport: true }), options as NodemailerPluginOptions);
    expect(make({ keys: { 3: SECRET } })).toThrow(/"keys"/);
    expect(make({ keys, record: 1 })).toThrow(/"record": must be a function/);
    expect(make({ keys, windowDays: 0 })).toThrow(/"windowDays"/);
    expect(make({ keys, retrunPath: true })).toThrow(/retrunPath/);
    const transporter = make({ keys })();
    expect(inspect(transporter, { depth: 12, showHidden: true })).not.toContain(SECRET);
  });
});

describe('a message through a real SMTP server', () => {
  let server: TestServer | null = null;
  afterEach(async () => {
    await server?.stop();
    server = null;
  });

  async function send(reply: string | Error, options: Partial<NodemailerPluginOptions> = {}) {
    server = await startSmtpServer(reply);
    const transporter = signOutgoing(
      createTransport({ host: '127.0.0.1', port: server.port, secure: false }),
      { keys, now: () => NOW, ...options },
    );
    const info = await transporter.sendMail(MAIL);
    return { info, received: server.received[0] };
  }

  it('arrives with a tagged return path, a signed Message-ID and a signed ENVID', async () => {
    const { received } = await send('OK');
    expect(returnPathOf(received?.from).status).toBe('valid');
    expect(received?.to).toEqual([BERT]);
    expect(
      verifyEnvelopeId(received?.envid ?? '', { ...verify, recipients: [BERT] }),
    ).toMatchObject({
      status: 'valid',
      recipient: 'bound',
    });
    const id = /^Message-ID: (.*)$/im.exec(received?.raw ?? '')?.[1] ?? '';
    expect(verifyMessageId(id, verify).status).toBe('valid');
  });

  it('is found in the sent log by its own ids and by what the server called it', async () => {
    const store = createMemorySentStore();
    const newsender = createNewsender({ store });
    const log = {
      record: (sent: SentRecord) => newsender.record(sent),
      alias: newsender.alias,
    };
    const aliases: unknown[] = [];
    const { info } = await send('2.0.0 Ok: queued as 4XkABC12Z', {
      ...log,
      alias: async (...args) => {
        aliases.push([...args, await log.alias(...args)]);
      },
    });
    expect(info.response).toContain('queued as 4XkABC12Z');
    // The last is how many messages of the log bear the id now.
    expect(aliases).toEqual([[info.messageId, '4XkABC12Z', 'queue-id', 1]]);
  });

  it('is sent all the same where the alias cannot be added, and somebody is told', async () => {
    const told: unknown[] = [];
    const { received } = await send('queued as 4XkABC12Z', {
      alias: async () => {
        throw new Error('the log is away');
      },
      onAliasError: (error) => told.push(String(error)),
    });
    expect(received?.to).toEqual([BERT]);
    expect(told).toEqual(['Error: the log is away']);
  });

  it('that is refused has no alias, and the error is the server’s', async () => {
    const aliases: unknown[] = [];
    const refused = send(new Error('no'), { alias: async (...args) => aliases.push(args) });
    await expect(refused).rejects.toThrow(/no/);
    expect(aliases).toEqual([]);
  });

  it('can be sent many at once over a pool', async () => {
    server = await startSmtpServer('queued as 4XkABC12Z');
    const records: SentRecord[] = [];
    const transporter = signOutgoing(
      createTransport({ pool: true, host: '127.0.0.1', port: server.port, maxConnections: 2 }),
      { keys, record: async (sent) => records.push(sent) },
    );
    const all = Array.from({ length: 20 }, (_, i) => `user${i}@example.com`);
    await Promise.all(all.map((to) => transporter.sendMail({ ...MAIL, to })));
    transporter.close();
    expect(new Set(records.map(({ messageId }) => messageId)).size).toBe(20);
    for (const { envid, to } of server.received) {
      const check = verifyEnvelopeId(envid ?? '', {
        keys,
        now: Date.now(),
        sender: ANNA,
        recipients: to,
      });
      expect(check).toMatchObject({ status: 'valid', recipient: 'bound' });
    }
    expect(server.received).toHaveLength(20);
  });
});
