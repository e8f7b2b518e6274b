import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImapPlace, parseImapUrl, readImap, type SentCopies } from '../src/imap/index.ts';
import { readSentMail } from '../src/index.ts';
import { type Dovecot, describeWithDovecot, PASSWORD, startDovecot, USER } from './dovecot.ts';

const copy = (number: number): string =>
  `From: anna@example.org\r\nTo: bob@example.com\r\nMessage-ID: <${number}@example.org>\r\nDate: Sun, 1 Mar 2026 08:00:00 +0000\r\n\r\nHello.\r\n`;

/** Name and content of a file in a Maildir. */
const mailOf = (number: number): readonly [string, string] => [
  `${1_772_000_000 + number}.M1.mail:2,S`,
  copy(number),
];

describe('the URL of a folder', () => {
  it('names server, user and folder', () => {
    expect(parseImapUrl('imaps://anna%40example.org@mail.example.org/Sent%20Items')).toEqual({
      host: 'mail.example.org',
      port: 993,
      secure: true,
      user: 'anna@example.org',
      folder: 'Sent Items',
    });
    expect(parseImapUrl('imap://anna@[::1]:1143')).toMatchObject({
      host: '::1',
      port: 1143,
      secure: false,
      folder: null,
    });
  });

  it.each([
    ['a password', 'imaps://anna:hidden@mail.example.org/', 'must not hold a password'],
    ['another protocol', 'https://anna@mail.example.org/hidden', 'must be like imaps://'],
    ['no user', 'imaps://mail.example.org/hidden', 'must name the user'],
    ['a wrong escape', 'imaps://anna@mail.example.org/%zz', 'has a wrong % in it'],
    ['no sense', 'hidden', 'must be like imaps://'],
  ])('is refused with %s, which is not repeated', (_what, url, message) => {
    expect(() => parseImapUrl(url)).toThrow(message);
    expect(() => parseImapUrl(url)).not.toThrow('hidden');
  });
});

it('tells a server that cannot be reached', async () => {
  const place = parseImapUrl('imap://anna@127.0.0.1:1');
  const reading = readImap(place, { credentials: { password: PASSWORD } });
  await expect(reading.next()).rejects.toThrow('it cannot be reached, or broke off (ECONNREFUSED)');
});

describeWithDovecot('a Sent folder on Dovecot', () => {
  let server: Dovecot;
  let place: ImapPlace;
  beforeAll(async () => {
    server = await startDovecot();
    const mails = Array.from({ length: 1_200 }, (_, index) => mailOf(index + 1));
    server.put('Sent.Old', new Map([...mails, ['1772900000.M1.mail:2,DS', copy(9_999)]]));
    place = {
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      user: USER,
      folder: null,
    };
  });
  afterAll(() => server?.stop());

  const credentials = { password: PASSWORD };
  const batches = async (options: object = {}, at = place): Promise<readonly SentCopies[]> => {
    const all: SentCopies[] = [];
    for await (const batch of readImap(at, { credentials, ...options })) all.push(batch);
    return all;
  };

  it('is found by its use, and read in batches, drafts left out', async () => {
    const all = await batches();
    expect(all.map(({ copies }) => copies.length)).toEqual([500, 500, 200]);
    const [first] = all[0]?.copies ?? [];
    expect(first?.filedAt).toBe(1_772_000_001_000);
    const read = readSentMail(first?.header ?? new Uint8Array(), { now: Date.parse('2026-03-02') });
    expect(read).toMatchObject({
      record: { ids: ['1@example.org'], recipients: ['bob@example.com'] },
    });
  });

  it('is read on from where somebody stopped, and anew where its numbers are new', async () => {
    const [first] = await batches();
    const position = first?.position ?? null;
    const rest = await batches({ from: position });
    expect(rest.map(({ copies }) => copies.length)).toEqual([500, 200]);
    const last = rest.at(-1)?.position;
    expect(await batches({ from: last })).toEqual([]);
    server.put('Sent.Old', new Map([mailOf(1_201)]));
    const more = await batches({ from: last });
    expect(more.map(({ copies }) => copies.length)).toEqual([1]);
    const anew = await batches({ from: { uidValidity: '1', lastUid: 9_999_999 } });
    expect(anew).toHaveLength(3);
  });

  it('is not read without the right password or name, and errors hold neither', async () => {
    const wrong = batches({ credentials: { password: 'open sesame' } });
    await expect(wrong).rejects.toThrow('it refuses the user or the password');
    await expect(wrong).rejects.not.toThrow('sesame');
    await expect(batches({}, { ...place, folder: 'No.Such' })).rejects.toThrow('no such folder');
  });
});
