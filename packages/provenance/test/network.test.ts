/**
 * What counts as an address, held against the library that reads all forms of it.
 */

import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { readNetwork } from '../src/own-server/own-server-prover.ts';

describe('readNetwork', () => {
  it.each([
    '192.0.2.1',
    '0.0.0.0',
    '255.255.255.255',
    '010.1.1.1',
    '0x7f.0.0.1',
    '127.1',
    '2001:db8::1',
    '::ffff:192.0.2.1',
  ])('reads %s as the library does', (text) => {
    const address = ipaddr.process(text);
    expect(readNetwork(text)?.[0].toString()).toBe(address.toString());
    expect(readNetwork(text)?.[1]).toBe(address.kind() === 'ipv4' ? 32 : 128);
  });

  it.each(['256.0.0.1', '1.2.3.999', '1.2.3.4.5', '1.2.3.', 'mail.example', ''])(
    'reads %j as no address',
    (text) => {
      expect(readNetwork(text)).toBeNull();
    },
  );
});
