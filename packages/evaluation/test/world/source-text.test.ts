import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/binary-string.ts';
import { createRandom } from '../../src/random.ts';
import { readSourceText } from '../../src/world/source-text.ts';
import { readdressed, varied } from '../../src/world/varied.ts';

const read = (raw: string) =>
  readSourceText({ corpus: 'c', path: 'p', as: 'spam', raw: bytesOf(raw) });

const SPAM = read(`From collector Mon Jan  1 00:00:00 2024
Return-Path: <a@example.net>
Received: from one.example.net
 by two.example.net
To: "Collector" <thebody@collector.example>, info@collector.example
Subject: [SPAM] Re: [club] thebody, =?iso-8859-1?q?caf=E9?=
X-Mailer: Mailer
 folded
List-Id: <club.example>
DKIM-Signature: v=1
Content-Type: text/plain

Dear thebody@collector.example, thebody wins! See info and http://shop.example/a
caf\xe9
`);

describe('what is taken of a source mail', () => {
  it('is what its author wrote, without delivery, lists and the tags of filters', () => {
    expect(SPAM.fields.map(({ name }) => name)).toEqual(['subject', 'x-mailer', 'content-type']);
    expect(SPAM.fields[1]?.line).toBe('X-Mailer: Mailer\r\n folded');
    expect(SPAM.subject).toBe('Re: [club] thebody, café');
    expect(SPAM.body.endsWith('caf\xe9\r\n')).toBe(true);
  });

  it('names in each copy the one whom the copy goes to', () => {
    const copy = readdressed(SPAM, SPAM.body, 'bob.berg@example.net');
    expect(copy).toContain('Dear bob.berg@example.net, bob.berg wins! See info and');
    expect(readdressed(SPAM, SPAM.subject, 'bob@example.net')).toBe('Re: [club] bob, café');
  });

  it('ends before the footer that a list puts below each post', () => {
    const post = read(
      `Subject: x\n\nText.\n${'_'.repeat(47)}\nclub mailing list\nclub@example.net\n`,
    );
    expect(post.body).toBe('Text.\r\n');
  });

  it('has its little changes in each copy, but not where it is encoded', () => {
    const bodies = new Set(
      Array.from({ length: 20 }, (_, i) => varied(SPAM, 'bob@example.net', createRandom(i))),
    );
    expect(bodies.size).toBe(20);
    expect([...bodies].some((body) => /http:\/\/shop\.example\/a\?r=\w{8}\r\n/.test(body))).toBe(
      true,
    );
    const encoded = read('Content-Transfer-Encoding: base64\n\nQUJD\n');
    expect(varied(encoded, 'bob@example.net', createRandom(1))).toBe('QUJD\r\n');
  });

  it('is never refused, whatever it is', () => {
    for (const raw of ['', '\n\n', 'no header', '\xff\xfe', ':\n:\n', 'To: \nSubject\n\n']) {
      const text = read(raw);
      expect(typeof varied(text, 'a@example.net', createRandom(1))).toBe('string');
    }
  });
});
