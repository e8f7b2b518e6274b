import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';

const multipart = (end: string): string =>
  [
    'Subject: x',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    '',
    'hello',
    end,
  ].join('\r\n');

describe('the oddities of a mail', () => {
  it.each([
    ['', ['empty-message']],
    ['\r\n\r\n', ['leading-blank-lines', 'empty-message']],
    ['\u0001\u0002 no header here', ['no-header']],
    ['Subject: x\r\n\r\na\0b', ['nul-bytes']],
    ['__proto__: x\r\n\r\nbody', ['property-as-header']],
    ['Constructor: x\r\n\r\nbody', ['property-as-header']],
    [multipart('--inner--\r\n--b--\r\n'), []],
    [multipart('--inner--\r\n'), ['unclosed-boundary']],
    [multipart('--b--\r\n'), ['unclosed-boundary']],
    ['Subject: x\r\n\r\nbody\r\n', []],
  ])('of %j are %j', async (raw, codes) => {
    expect((await parseMail(raw)).problems.map(({ code }) => code)).toEqual(codes);
  });
});
