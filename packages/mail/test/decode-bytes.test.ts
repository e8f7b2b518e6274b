import { Buffer } from 'node:buffer';
import { decodeBinaryString, decodeBytes } from '@backscatter/mail';
import { describe, expect, it } from 'vitest';

const UTF8 = Buffer.from('Grüße €');
const WINDOWS_1252 = Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65, 0x20, 0x80]);
const ISO_2022_JP = Buffer.from('\x1b$BF|K\\\x1b(B', 'latin1');

describe('bytes as text', () => {
  it.each([
    [null, UTF8, 'Grüße €'],
    [null, WINDOWS_1252, 'Grüße €'],
    ['utf-8', UTF8, 'Grüße €'],
    ['utf-8', WINDOWS_1252, 'Grüße €'],
    ['US-ASCII', WINDOWS_1252, 'Grüße €'],
    ['windows-1252', WINDOWS_1252, 'Grüße €'],
    ['iso-2022-jp', ISO_2022_JP, '日本'],
    ['x-unknown', UTF8, 'Grüße €'],
    ['x-unknown', WINDOWS_1252, 'Grüße €'],
    ['', WINDOWS_1252, 'Grüße €'],
    ['koi8-r', Buffer.from([0xf0, 0xd2, 0xc9]), 'При'],
    ['utf-16le', Buffer.from('né', 'utf16le'), 'né'],
  ])('of the charset %j', (charset, bytes, text) => {
    expect(decodeBytes(bytes, charset)).toBe(text);
  });

  it.each(['utf-7', 'UTF7', 'x-utf-7', 'unicode-1-1-utf-7'])('are not read as %s', (charset) => {
    expect(decodeBytes(Buffer.from('+ADw-script+AD4-'), charset)).toBe('+ADw-script+AD4-');
  });

  it('keep a replacement character that was written down', () => {
    expect(decodeBytes(Buffer.from('Grüße \ufffd'))).toBe('Grüße \ufffd');
  });

  it('give a character for every byte, whatever they are', () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(decodeBytes(all)).toHaveLength(256);
  });
});

describe('a string that holds bytes', () => {
  it.each([
    ['plain', 'plain'],
    [UTF8.toString('latin1'), 'Grüße €'],
    [WINDOWS_1252.toString('latin1'), 'Grüße €'],
    ['already text: €', 'already text: €'],
    ['', ''],
  ])('is read by the same rule: %j', (binary, text) => {
    expect(decodeBinaryString(binary)).toBe(text);
  });
});
