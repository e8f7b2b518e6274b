import { createKeyRing, verifyForward } from '@backscatter/provenance';
import { describe, expect, it } from 'vitest';
import { DAY, NOW } from './report.ts';
import { hashOf, SECRET, srs0, stampOf } from './srs.ts';

const keys = createKeyRing({ keys: { 0: 'a secret before this one', 1: SECRET }, active: 1 });

function srs1(at = NOW): string {
  const inner = `=XXXX=${stampOf(at)}=example.com=bert`;
  return `SRS1=${hashOf(['first.example', inner])}=first.example=${inner}@example.org`;
}

const check = (address: string, now = NOW): string => verifyForward(address, { keys, now }).status;

describe('a return path of our own forwarder', () => {
  it('is verified, and names the sender it was written for', () => {
    expect(verifyForward(srs0(), { keys, now: NOW })).toEqual({
      status: 'valid',
      original: 'Bert@example.com',
      ageDays: 0,
      folded: false,
    });
    expect(verifyForward(srs1(NOW - 2 * DAY), { keys, now: NOW })).toEqual({
      status: 'valid',
      original: 'bert@example.com',
      ageDays: 2,
      folded: false,
    });
  });

  it('is verified by every key of the ring and with a hash of any length from four', () => {
    expect(check(srs0(NOW, 4, 'a secret before this one'))).toBe('valid');
    for (const length of [4, 5, 8, 27]) expect(check(srs0(NOW, length))).toBe('valid');
    for (const length of [1, 2, 3]) expect(check(srs0(NOW, length))).toBe('forged');
  });

  it('is taken on exactly the days of its window, of 1,024 in a row', () => {
    const address = srs0();
    const taken = Array.from({ length: 1_024 }, (_, i) => i).filter(
      (i) => check(address, NOW + i * DAY) === 'valid',
    );
    expect(taken).toEqual(Array.from({ length: 22 }, (_, i) => i));
    expect(check(address, NOW + 22 * DAY)).toBe('expired');
    expect(check(srs1(NOW - 30 * DAY))).toBe('expired');
  });

  it('survives relays that change case, and says so', () => {
    for (const address of [srs0(NOW, 12).toLowerCase(), srs0(NOW, 12).toUpperCase()]) {
      expect(verifyForward(address, { keys, now: NOW })).toMatchObject({
        status: 'valid',
        folded: true,
      });
    }
    expect(check(srs1().toLowerCase())).toBe('valid');
  });

  it.each([
    ['another secret', srs0(NOW, 4, 'the secret of somebody else')],
    ['another sender', srs0().replace('=Bert@', '=Carl@')],
    ['another time', srs0(NOW).replace(`=${stampOf(NOW)}=`, `=${stampOf(NOW - DAY)}=`)],
    [
      'a stamp that is none',
      `SRS0=${hashOf(['!!', 'example.com', 'bert'])}=!!=example.com=bert@example.org`,
    ],
    [
      'a stamp cut off',
      `SRS0=${hashOf(['A', 'example.com', 'bert'])}=A=example.com=bert@example.org`,
    ],
    ['another first forwarder', srs1().replace('first.', 'other.')],
  ])('is forged with %s', (_what, address) => {
    expect(check(address)).toBe('forged');
  });

  it('is none where it has another form', () => {
    for (const address of [
      '',
      'bert@example.org',
      'SRS0=abcd@example.org',
      'srs0=a=b=c@',
      'SRS0',
    ]) {
      expect(check(address)).toBe('not-srs');
    }
  });
});
