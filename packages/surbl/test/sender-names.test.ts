import { describe, expect, it } from 'vitest';
import { extractDomains } from '../src/index.ts';
import { mailOf } from './mail-of.ts';

const rolesOf = (...headers: (readonly [string, string])[]): Record<string, readonly string[]> =>
  Object.fromEntries(extractDomains(mailOf({ headers })).map(({ value, roles }) => [value, roles]));

describe('the names of a header', () => {
  it.each([
    ['from', '"Shop, Ltd" <a@Mail.Example.COM>', 'sender'],
    ['sender', 'a@mail.example.com', 'sender'],
    ['reply-to', '<a@mail.example.com>, b@localhost', 'reply-to'],
    ['return-path', '<bounce+x=y@mail.example.com>', 'return-path'],
    ['message-id', '<1234.abc@mail.example.com>', 'message-id'],
    ['list-unsubscribe', '<mailto:off@mail.example.com?subject=off>', 'unsubscribe'],
    ['list-unsubscribe', '<https://mail.example.com/off>', 'unsubscribe'],
    ['dkim-signature', 'v=1; a=rsa-sha256; d=mail.example.com; s=k1; b=dz0=', 'signature'],
  ])('are read from %s: %s', (field, value, role) => {
    expect(rolesOf([field, value])).toEqual({ 'mail.example.com': [role] });
  });

  it('have every role they were found in', () => {
    expect(rolesOf(['from', 'a@example.com'], ['message-id', '<1@example.com>'])).toEqual({
      'example.com': ['sender', 'message-id'],
    });
  });

  it.each([
    ['from', 'a@localhost'],
    ['from', 'undisclosed-recipients:;'],
    ['return-path', '<>'],
    ['message-id', '<4711@pc-of-anna>'],
    ['message-id', '<4711.local@[192.0.2.7]>'],
    ['list-unsubscribe', '<javascript:x>'],
    ['dkim-signature', 'v=1; bd=example.com'],
  ])('are none in %s: %s', (field, value) => {
    expect(rolesOf([field, value])).toEqual({});
  });
});
