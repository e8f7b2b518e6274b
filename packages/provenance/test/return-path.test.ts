import { createHmac } from 'node:crypto';
import { normalizeAddress } from '@backscatter/mail';
import { createKeyRing, signReturnPath, verifyReturnPath } from '@backscatter/provenance';
import { describe, expect, it } from 'vitest';
import { ANNA, DAY, NOW } from './report.ts';

const SECRET = 'correct horse battery staple';
const keys = createKeyRing({ keys: { 0: 'an older key, now retired', 4: SECRET }, active: 4 });
const strangers = createKeyRing({ keys: { 4: 'the key of somebody else' }, active: 4 });

/** The tag as the draft has it, made without any of our code. */
function tagOf(address: string, day: number, key = '4', secret = SECRET): string {
  const head = key + String(day % 1_000).padStart(3, '0');
  return (
    head +
    createHmac('sha1', secret)
      .update(head + address)
      .digest('hex')
      .slice(0, 6)
  );
}

const today = Math.floor(NOW / DAY);
const check = (address: string, now = NOW): string =>
  verifyReturnPath(address, { keys, now }).status;

describe('a signed return path', () => {
  it('is what the draft says', () => {
    const tag = tagOf(ANNA, today + 7);
    expect(signReturnPath(ANNA, { keys, now: NOW })).toBe(`prvs=${tag}=${ANNA}`);
    expect(verifyReturnPath(`prvs=${tag}=${ANNA}`, { keys, now: NOW })).toEqual({
      status: 'valid',
      address: ANNA,
      key: 4,
      daysLeft: 7,
    });
  });

  it('is taken on exactly the days of its window, of 1,000 in a row and any first day', () => {
    for (const start of [0, 250, 500, 996, 999].map((offset) => NOW + offset * DAY)) {
      const address = signReturnPath(ANNA, { keys, now: start });
      const taken = Array.from({ length: 1_000 }, (_, i) => i).filter(
        (i) => check(address, start + i * DAY) === 'valid',
      );
      expect(taken).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }
  });

  it('is taken for a longer window where one is asked for, and for no longer', () => {
    const address = signReturnPath(ANNA, { keys, now: NOW, windowDays: 30 });
    const at = (day: number): string =>
      verifyReturnPath(address, { keys, now: NOW + day * DAY, windowDays: 30 }).status;
    expect([-1, 0, 30, 31].map(at)).toEqual(['expired', 'valid', 'valid', 'expired']);
    expect(check(address)).toBe('expired');
  });

  it('minds clocks that differ by an hour around midnight, and no more', () => {
    const midnight = Math.ceil(NOW / DAY) * DAY;
    const address = signReturnPath(ANNA, { keys, now: midnight });
    const hour = 3_600_000;
    expect(check(address, midnight - hour)).toBe('valid');
    expect(check(address, midnight - hour - 1)).toBe('expired');
    const end = midnight + 8 * DAY;
    expect(check(address, end + hour - 1)).toBe('valid');
    expect(check(address, end + hour)).toBe('expired');
  });

  it('is verified in all five written forms, and each counts as ours by its hash alone', () => {
    const tag = tagOf(ANNA, today + 3);
    const bad = tagOf(ANNA, today + 3, '4', 'not the secret at all');
    for (const [form, wrong] of [
      [(t: string) => `prvs=${t}=anna@example.org`, 'forged'],
      [(t: string) => `prvs=anna=${t}@example.org`, 'forged'],
      [(t: string) => `anna+prvs=${t}@example.org`, 'forged'],
      [(t: string) => `btv1==${t}==anna@example.org`, 'foreign'],
      [(t: string) => `msprvs1=${t}=anna@example.org`, 'foreign'],
    ] as const) {
      expect(check(form(tag))).toBe('valid');
      expect(check(form(tag).toUpperCase())).toBe('valid');
      expect(check(`<${form(tag)}>`)).toBe('valid');
      expect(check(form(bad))).toBe(wrong);
    }
  });

  it('never takes the tags of other makers for ours', () => {
    for (const address of [
      'btv1==123abcdef==anna@example.org',
      'msprvs1=18573jbMTyVfP=anna@example.org',
      `btv1==${tagOf(ANNA, today, '9')}==anna@example.org`,
    ]) {
      expect(check(address)).toBe('foreign');
    }
  });

  it('is written in the form that was asked for, where that can hold the address', () => {
    const tag = tagOf(ANNA, today + 7);
    const sign = (address: string, form: 'prvs' | 'reversed' | 'sub-address'): string =>
      signReturnPath(address, { keys, now: NOW, form });
    expect(sign(ANNA, 'reversed')).toBe(`prvs=anna=${tag}@example.org`);
    expect(sign(ANNA, 'sub-address')).toBe(`anna+prvs=${tag}@example.org`);
    const odd = 'a=b@example.org';
    expect(sign(odd, 'reversed')).toBe(`prvs=${tagOf(odd, today + 7)}=${odd}`);
    expect(check(sign(odd, 'reversed'))).toBe('valid');
  });

  it('survives relays that change case, and verifies what others signed in mixed case', () => {
    const signed = signReturnPath('Anna.Berg@Example.ORG', { keys, now: NOW });
    for (const address of [signed, signed.toLowerCase(), signed.toUpperCase()]) {
      expect(check(address)).toBe('valid');
    }
    const mixed = 'Anna.Berg@Example.org';
    expect(check(`prvs=${tagOf(mixed, today)}=${mixed}`)).toBe('valid');
  });

  it('keeps its sub-address and a quoted local part', () => {
    for (const address of [
      'anna+news@example.org',
      '"anna berg"@example.org',
      'ännä@example.org',
    ]) {
      const signed = signReturnPath(address, { keys, now: NOW });
      expect(verifyReturnPath(signed, { keys, now: NOW })).toMatchObject({
        status: 'valid',
        address,
      });
      expect(normalizeAddress(signed)?.address).toBe(normalizeAddress(address)?.address);
    }
    expect(signReturnPath('"anna berg"@example.org', { keys, now: NOW })).toMatch(
      /^"prvs=\w{10}=anna berg"@example\.org$/,
    );
  });

  it('is tagged once only, and other wrappings are left alone', () => {
    const once = signReturnPath(ANNA, { keys, now: NOW });
    for (const address of [
      '',
      'postmaster',
      'a\r\nb@example.org',
      once,
      once.toUpperCase(),
      signReturnPath(ANNA, { keys: strangers, now: NOW }),
      signReturnPath(ANNA, { keys, now: NOW, form: 'sub-address' }),
      'btv1==123abcdef==anna@example.org',
      'SRS0=abcd=5T=example.com=bert@example.org',
      `${'x'.repeat(50)}@example.org`,
    ]) {
      expect(signReturnPath(address, { keys, now: NOW })).toBe(address);
    }
    const verp = 'list-bounces+bert=example.com@example.org';
    expect(check(signReturnPath(verp, { keys, now: NOW }))).toBe('valid');
  });

  it.each([
    [
      'the retired key',
      'valid',
      `prvs=${tagOf(ANNA, today, '0', 'an older key, now retired')}=${ANNA}`,
    ],
    ['a key rotated away', 'unknown-key', `prvs=${tagOf(ANNA, today, '5')}=${ANNA}`],
    ["a stranger's key", 'forged', signReturnPath(ANNA, { keys: strangers, now: NOW })],
    ['another address', 'forged', `prvs=${tagOf('eve@example.org', today)}=${ANNA}`],
    ['another domain', 'forged', `prvs=${tagOf(ANNA, today)}=anna@example.net`],
    ['another expiry', 'forged', `prvs=4999${tagOf(ANNA, today).slice(4)}=${ANNA}`],
    ['a tag cut off', 'malformed', `prvs=${tagOf(ANNA, today).slice(0, 9)}=${ANNA}`],
    ['no tag', 'untagged', ANNA],
    ['no address', 'untagged', 'prvs=4076aaaaaa=anna'],
    ['yesterday', 'expired', `prvs=${tagOf(ANNA, today - 1)}=${ANNA}`],
  ])('of %s is %s', (_what, status, address) => {
    expect(check(address)).toBe(status);
  });

  it('is refused with an option that is wrong', () => {
    expect(() => signReturnPath(ANNA, { keys, now: NOW, windowDays: 0 })).toThrow(/"windowDays"/);
    expect(() => signReturnPath(ANNA, { keys, now: Number.NaN })).toThrow(/"now"/);
    expect(() => verifyReturnPath(ANNA, { keys } as never)).toThrow(/verifyReturnPath.*"now"/);
  });
});
