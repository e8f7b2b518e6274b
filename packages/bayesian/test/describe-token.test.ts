import { tokenize } from '@backscatter/bayesian';
import { describe, expect, it } from 'vitest';
import { describeToken } from '../src/describe-token.ts';
import { mailOf } from './mails.ts';

/** A mail that has something of every kind. */
const MAIL = mailOf({
  headers: {
    from: '"Cheap Pills" <win@shop.example>',
    to: 'alice@example.org, bob@example.org',
    subject: 'Offer',
    'x-mailer': 'BulkSender',
  },
  html: '<p style="display:none">today <a href="http://192.0.2.1:81/order">shop.example</a></p><form>',
  part: {
    parameters: new Map([['charset', 'UTF-8']]),
    encoding: 'base64',
    disposition: 'attachment',
    filename: 'a.zip',
  },
});

describe('a token in words', () => {
  it('says where a word of the mail stood', () => {
    const said = tokenize(MAIL).map(describeToken);
    for (const words of [
      'the word "offer" in the subject',
      'the word "pills" in the sender\'s name',
      '2 addresses in To',
      'an address without a name in To',
      'no Cc field',
      'a header field "x-mailer"',
      'the word "bulksender" in the mail program\'s name',
      'a part of type "text/html"',
      'a part of type "text/html" encoded as "base64"',
      'the charset "utf-8"',
      'a part to be shown as "attachment"',
      'a file whose name ends in ".zip"',
      'HTML without plain text',
      'hidden HTML',
      'a form in the HTML',
      'a link that shows another host than it leads to',
      'a link to an address of numbers',
      'a link to "192.0.2.1"',
      'a link with a port',
      'the word "order" in a link',
      'the word "today" in the text',
    ]) {
      expect(said).toContain(words);
    }
  });

  it('shows no raw token of any kind that is read', () => {
    const said = tokenize(MAIL).map((token) => [token, describeToken(token)] as const);
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter(([token, words]) => words.includes(token))).toEqual([]);
  });

  it('quotes what a mail says, and what it does not know', () => {
    expect(describeToken('b:"\n')).toBe('the word "\\"\\n" in the text');
    expect(describeToken('constructor')).toBe('"constructor"');
  });
});
