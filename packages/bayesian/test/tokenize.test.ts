import { featuresOf, tokenize } from '@backscatter/bayesian';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailOf } from './mails.ts';

function tokensWith(prefix: string, mail: Parameters<typeof mailOf>[0]): readonly string[] {
  return tokenize(mailOf(mail)).filter((token) => token.startsWith(prefix));
}

describe('tokens of a mail', () => {
  it('carry the prefix of their field', () => {
    const tokens = tokenize(
      mailOf({
        headers: {
          from: '"Cheap Pills" <win@shop.example>',
          to: 'alice@example.org',
          subject: 'Cheap offer',
          'x-mailer': 'BulkSender 3',
        },
        text: 'cheap today: https://pills.shop.example/order',
        part: { parameters: new Map([['charset', 'UTF-8']]) },
      }),
    );
    expect(tokens).toEqual([
      's:cheap',
      's:offer',
      'f:cheap',
      'f:pills',
      'r:to:1',
      'r:to:bare',
      'r:cc:none',
      'h:from',
      'h:to',
      'h:subject',
      'h:x-mailer',
      'h:by:bulksender',
      'h:by:3',
      'm:type:text/plain',
      'm:encoding:text/plain:7bit',
      'm:charset:utf-8',
      'u:shop.example',
      'u:pills.shop.example',
      'u:/order',
      'b:cheap',
      'b:today',
    ]);
  });

  it('count once, however often they stand there', () => {
    expect(tokensWith('b:', { text: 'win WIN Win' })).toEqual(['b:win']);
  });

  it('are folded: wide letters, case, invisible characters', () => {
    expect(tokensWith('b:', { text: 'ＶＩＡ\u200bＧＲ\u00adＡ' })).toEqual(['b:viagra']);
    expect(tokensWith('s:', { headers: { subject: 'ﬁnance' } })).toEqual(['s:finance']);
  });

  it('are pairs where a script writes no blanks', () => {
    expect(tokensWith('b:', { text: '免费商品Sale' })).toEqual([
      'b:免费',
      'b:费商',
      'b:商品',
      'b:sale',
    ]);
    expect(tokensWith('b:', { text: 'あ' })).toEqual(['b:あ']);
  });

  it('hold of the header only what the author’s side writes: no trace, list or verdict', () => {
    const headers = {
      received: 'from x',
      'delivered-to': 'a',
      date: 'today',
      'message-id': '<1@example.org>',
      'list-id': 'x',
      'authentication-results': 'x',
      'arc-seal': 'x',
      'x-spam-status': 'Yes',
      'x-spamd-result': 'x',
      'x-rspamd-score': '9',
      'x-virus-scanned': 'x',
      'x-somebodys-own-filter': 'spam',
      'x-account-key': 'account1',
      'x-priority': '1',
    };
    expect(tokensWith('h:', { headers })).toEqual(['h:x-priority']);
  });

  it('never hold who the mail was to, nor the address it says it is from', () => {
    const headers = {
      to: 'Victim <victim@example.net>',
      cc: 'other@example.net',
      from: '"The Shop" <victim@example.net>',
    };
    const tokens = tokenize(mailOf({ headers }));
    expect(tokens.join(' ')).not.toMatch(/victim|example|other/);
    expect(tokens).toContain('f:shop');
  });

  it('name tricks in HTML', () => {
    const tricks = (html: string): readonly string[] => tokensWith('x:', { html });
    expect(tricks('<p style="color:red">plain <b>words</b></p>')).toEqual([]);
    expect(tricks('<span style="display: none">wine</span>')).toEqual(['x:hidden']);
    expect(tricks('<font style="font-size:1px;">wine</font>')).toEqual(['x:tiny']);
    expect(tricks('<font color="#FFFFFF">wine</font>')).toEqual(['x:same-color']);
    expect(tricks('<img src="http://a.example/x" width=1 height=1>')).toEqual(['x:pixel']);
    expect(tricks('v<!-- x -->iagra')).toEqual(['x:split-word']);
    expect(tricks('<a href="http://evil.example/">www.bank.example</a>')).toEqual(['x:other-host']);
    expect(tricks('<a href="http://click.bank.example/">bank.example</a>')).toEqual([]);
  });

  it('of a word that mixes scripts are what it looks like; of others, what they are', () => {
    expect(tokensWith('b:', { text: 'vi\u0430gr\u0430' })).toEqual(['b:viagra']);
    expect(tokensWith('b:', { text: '\u043e\u0442\u0432\u0435\u0442' })).toEqual([
      'b:\u043e\u0442\u0432\u0435\u0442',
    ]);
  });

  it('of a notice are never those of a returned message', () => {
    const mail = mailOf({
      headers: { subject: 'Undeliverable' },
      text: 'delivery has failed today',
    });
    const [returned, notice] = [featuresOf(mail), featuresOf(mail, 'notice')];
    const noticeTokens = Array.from({ length: notice.ends[0] ?? 0 }, (_, i) => notice.tokenAt(i));
    expect(noticeTokens).toContain('notice/b:delivery');
    const known = new Set(returned.keys);
    expect(notice.keys.filter((key) => known.has(key))).toHaveLength(0);
    expect(notice.keys).toHaveLength(returned.keys.length);
  });

  it('name host, parent domains and words of a link, from HTML too, and what hides it', () => {
    const html = '<a href="http://u@A.b.Shop.Example:8080/Buy/now?id=x77">here</a>';
    expect(tokensWith('u:', { html })).toEqual([
      'u:shop.example',
      'u:b.shop.example',
      'u:a.b.shop.example',
      'u:port',
      'u:user',
      'u:/buy',
      'u:/now',
    ]);
    expect(tokensWith('u:', { text: 'http://192.0.2.7/pay' })).toEqual([
      'u:ip-address',
      'u:192.0.2.7',
      'u:/pay',
    ]);
    expect(tokensWith('u:', { text: 'http://%73hop.example/' })).toContain('u:escaped-host');
  });

  it('leave runs out that are no words but data', () => {
    expect(tokensWith('b:', { text: `fine ${'a1'.repeat(200)}` })).toEqual(['b:fine']);
  });

  it('are bounded in number, the header kept first', () => {
    // Every pair of neighbours is a word of Chinese.
    const text = String.fromCharCode(...Array.from({ length: 8_000 }, (_, i) => 0x4e00 + i));
    const tokens = tokenize(mailOf({ headers: { subject: 'word list' }, text }));
    expect(tokens).toHaveLength(4_000);
    expect(tokens.slice(0, 2)).toEqual(['s:word', 's:list']);
  });

  it('are those of the beginning of a long text, which hides no HTML', () => {
    const text = `first ${'filler '.repeat(1_200)}last`;
    const html = `<p>early ${'stuffing '.repeat(1_000)}late</p>`;
    expect(tokensWith('b:', { text, html })).toEqual([
      'b:first',
      'b:filler',
      'b:early',
      'b:stuffing',
    ]);
  });

  it('are never a property name, are distinct and short, whatever the mail holds', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('__proto__', 'constructor http://constructor/__proto__', '免费 \ud800 ﬁ'),
    );
    let seen = 0;
    fc.assert(
      fc.property(nasty, nasty, nasty, nasty, (subject, from, text, html) => {
        const headers = { subject, from, constructor: from, 'x-mailer': text };
        const filename = `${text}.${html}`;
        const tokens = tokenize(mailOf({ headers, text, html, part: { filename } }));
        expect(new Set(tokens).size).toBe(tokens.length);
        for (const token of tokens) {
          expect(token).toMatch(/^[sfrhmxub]:/);
          expect(token.length).toBeLessThanOrEqual(90);
          expect(token in {}).toBe(false);
        }
        seen += tokens.length;
      }),
      { seed: 20260404, numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(3000);
  });
});
