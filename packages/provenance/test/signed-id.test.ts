import { readFileSync } from 'node:fs';
import {
  createKeyRing,
  type SignIdOptions,
  signEnvelopeId,
  signMessageId,
  verifyEnvelopeId,
  verifyMessageId,
} from '@backscatter/provenance';
import { describe, expect, it } from 'vitest';
import { ANNA, DAY, NOW } from './report.ts';

/** Made by a program that shares no line with ours. */
interface Vector {
  readonly key: string;
  readonly secret: string;
  readonly sender: string;
  readonly now: string;
  /** Hex. */
  readonly random: string;
  readonly domain?: string;
  readonly recipient?: string;
  readonly id: string;
}

const vectors: {
  readonly messageIds: readonly Vector[];
  readonly envelopeIds: readonly Vector[];
} = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8'));

function optionsOf({ key, secret, sender, now, random }: Vector): SignIdOptions {
  const keys = createKeyRing({ keys: { [Number(key)]: secret }, active: Number(key) });
  return { keys, sender, now: Date.parse(now), random: Buffer.from(random, 'hex') };
}

const keys = createKeyRing({
  keys: { 1: 'correct horse battery staple', 2: 'an older key, now retired' },
  active: 1,
});
const older = createKeyRing({ keys: { 2: 'an older key, now retired' }, active: 2 });
const gone = createKeyRing({ keys: { 3: 'a key that was taken out' }, active: 3 });
const strangers = createKeyRing({ keys: { 1: 'the key of somebody else' }, active: 1 });
const random = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
const sign = { keys, sender: ANNA, now: NOW, random };
const verify = { keys, sender: ANNA, now: NOW };

describe('the formats', () => {
  it('have vectors of each kind', () => {
    expect(vectors.messageIds.length).toBeGreaterThanOrEqual(3);
    expect(vectors.envelopeIds.filter(({ recipient }) => recipient !== undefined).length).toBe(3);
  });

  it.each(vectors.messageIds)('make the Message-ID $id', (vector) => {
    const options = optionsOf(vector);
    const { domain } = vector;
    expect(signMessageId(domain === undefined ? options : { ...options, domain })).toBe(vector.id);
    const { random: _, ...rest } = options;
    expect(verifyMessageId(vector.id, rest)).toEqual({
      status: 'valid',
      key: Number(vector.key),
      ageDays: 0,
    });
  });

  it.each(vectors.envelopeIds)('make the ENVID $id', (vector) => {
    const options = optionsOf(vector);
    const { recipient } = vector;
    expect(signEnvelopeId(recipient === undefined ? options : { ...options, recipient })).toBe(
      vector.id,
    );
    const { random: _, ...rest } = options;
    const recipients = recipient === undefined ? [] : [recipient.toLowerCase()];
    expect(verifyEnvelopeId(vector.id, { ...rest, recipients })).toEqual({
      status: 'valid',
      key: Number(vector.key),
      ageDays: 0,
      recipient: recipient === undefined ? 'none' : 'bound',
    });
  });

  it('are legal where they stand: a dot-atom, and xtext without escapes of 100 at most', () => {
    const longest = { ...sign, random: new Uint8Array(16).fill(255) };
    const id = signMessageId({ ...longest, sender: 'anna@xn--bcher-kva.example' });
    // RFC 5322 section 3.2.3.
    expect(id).toMatch(/^<[a-z0-9]+(?:\.[a-z0-9]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)*>$/);
    const envid = signEnvelopeId({ ...longest, recipient: 'bert@example.com' });
    // RFC 3461 section 4: printable ASCII but + and =.
    expect(envid).toMatch(/^[!-*,-<>-~]{1,100}$/);
    expect(envid.length).toBe(63);
  });
});

describe('a signed id', () => {
  const id = signMessageId(sign);
  const envid = signEnvelopeId({ ...sign, recipient: 'bert@example.com' });
  const recipients = ['bert@example.com'];
  const checkId = (text: string, more: object = {}): string =>
    verifyMessageId(text, { ...verify, ...more }).status;
  const checkEnvid = (text: string, more: object = {}): string =>
    verifyEnvelopeId(text, { ...verify, recipients, ...more }).status;

  it('is good for its sender on exactly the days of its window', () => {
    for (const at of [checkId, checkEnvid]) {
      const text = at === checkId ? id : envid;
      const days = Array.from({ length: 1_100 }, (_, i) => i - 50);
      const taken = days.filter((i) => at(text, { now: NOW + i * DAY }) === 'valid');
      expect(taken).toEqual(Array.from({ length: 15 }, (_, i) => i));
      expect(at(text, { now: NOW + 3 * DAY, maxAgeDays: 2 })).toBe('expired');
    }
  });

  it('is good for its sender in every dress', () => {
    for (const sender of ['Anna@Example.org', 'anna+x@example.org', `prvs=1000000000=${ANNA}`]) {
      expect(checkId(id, { sender })).toBe('valid');
      expect(checkEnvid(envid, { sender })).toBe('valid');
    }
  });

  it('survives folded case, lost brackets and folding', () => {
    for (const text of [id.toUpperCase(), id.toLowerCase(), id.slice(1, -1), `\r\n\t${id} `]) {
      expect(checkId(text)).toBe('valid');
    }
    expect(checkEnvid(envid.toUpperCase())).toBe('valid');
  });

  it('is not good for another sender, key or kind', () => {
    for (const more of [
      { sender: 'eve@example.org' },
      { sender: 'anna@example.net' },
      { sender: '' },
    ]) {
      expect(checkId(id, more)).toBe('forged');
      expect(checkEnvid(envid, more)).toBe('forged');
    }
    expect(checkId(signMessageId({ ...sign, keys: strangers }))).toBe('forged');
    expect(checkId(signMessageId({ ...sign, keys: older }))).toBe('valid');
    expect(checkId(signMessageId({ ...sign, keys: gone }))).toBe('unknown-key');
    // One kind of token cannot be turned into the other.
    const bare = signEnvelopeId(sign);
    expect(checkId(`<${bare}@example.org>`)).toBe('forged');
    expect(checkEnvid(id.slice(1, id.indexOf('@')))).toBe('forged');
    expect(checkId(id.replace('@example.org', '@example.com'))).toBe('forged');
  });

  it('is not good with any one character changed or missing', () => {
    const bare = id.slice(1, -1);
    for (let i = 0; i < bare.length; i += 1) {
      const other = bare[i] === '3' ? '4' : '3';
      expect(checkId(bare.slice(0, i) + other + bare.slice(i + 1))).not.toBe('valid');
      expect(checkId(bare.slice(0, i) + bare.slice(i + 1))).not.toBe('valid');
      expect(checkId(bare.slice(0, i))).not.toBe('valid');
    }
    // Without its last pieces an ENVID loses the recipient, then itself.
    expect(verifyEnvelopeId(envid.slice(0, -9), verify)).toMatchObject({
      status: 'valid',
      recipient: 'none',
    });
    for (let length = 0; length < envid.length; length += 1) {
      if (length !== envid.length - 9) expect(checkEnvid(envid.slice(0, length))).not.toBe('valid');
    }
  });

  it('tells its recipient from others', () => {
    const of = (...named: string[]): string =>
      verifyEnvelopeId(envid, { ...verify, recipients: named }).recipient;
    expect(of('carl@example.com', 'Bert+x@Example.com')).toBe('bound');
    expect(of('carl@example.com')).toBe('other');
    expect(of()).toBe('other');
    expect(of('', 'bert', '@')).toBe('other');
  });

  it('differs for each random part, and other ids are none of ours', () => {
    const other = signMessageId({ ...sign, random: new Uint8Array(8) });
    expect(other).not.toBe(id);
    expect(checkId('<m1@example.org>')).toBe('unsigned');
    expect(checkId('')).toBe('unsigned');
    expect(checkEnvid('QQ314159')).toBe('unsigned');
    expect(checkId('<bs1.1@example.org>')).toBe('malformed');
  });

  it.each([
    ['sender', { ...sign, sender: 'anna' }, /"sender": must be an address/],
    ['random', { ...sign, random: new Uint8Array(7) }, /"random": must have 8 to 16 bytes/],
    ['domain', { ...sign, domain: 'a b' }, /"domain": must be a domain/],
    ['keys', { ...sign, keys: null }, /"keys"/],
    ['now', { ...sign, now: Number.POSITIVE_INFINITY }, /"now"/],
    ['sendr', { ...sign, sendr: 1 }, /sendr/],
  ])('is refused with a wrong option %s', (_name, options, says) => {
    expect(() => signMessageId(options as never)).toThrow(says);
  });
});
