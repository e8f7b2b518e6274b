import { campaignKeys } from '@backscatter/flood';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { headerOf, spam } from './reports.ts';

async function keysOf(message: string) {
  return campaignKeys({ form: 'message', mail: await parseMail(message) });
}

async function common(one: string, other: string): Promise<number> {
  const [a, b] = [await keysOf(one), await keysOf(other)];
  expect(a.bands).toHaveLength(12);
  return a.bands.filter((band, i) => band === b.bands[i]).length;
}

describe('the keys of a campaign', () => {
  it('are the same for copies that differ in names, numbers, addresses and links', async () => {
    const other = spam('bartholomew')
      .replace('14:11', '9:30')
      .replace(
        'http://www.kitchen-money.example/bartholomew',
        'http://www.kitchen-money.example/?q=77',
      )
      .replace('<bartholomew@host.example.net>', '<x77@host.example.net>');
    const [one, two] = [await keysOf(spam('kurt')), await keysOf(other)];
    expect(one).toEqual(two);
    expect(one.subject).not.toBeNull();
  });

  it('are mostly the same where words were put in, lines moved or the end cut off', async () => {
    const whole = spam('kurt');
    const lines = whole.split('\r\n');
    const moved = [...lines.slice(0, 9), lines[11], lines[9], lines[10], ...lines.slice(12)];
    for (const variant of [
      spam('kurt', 'parrot gravel umbrella seventeen'),
      moved.join('\r\n'),
      whole.slice(0, -50),
    ]) {
      expect(await common(whole, variant)).toBeGreaterThanOrEqual(3);
    }
  });

  it('have nothing in common with those of another message to the same people', async () => {
    const other = [
      headerOf(spam('kurt')).replace(/Subject: .*/, 'Subject: Minutes of the meeting on Thursday'),
      'Dear all, please find below what we agreed on about the new roof of the school gym.',
      'The old tiles are taken down in the second week of May, when the pupils are away.',
      'Whoever can lend a trailer writes to the caretaker; the fire brigade lends a ladder.',
    ].join('');
    expect(await common(spam('kurt'), other)).toBe(0);
  });

  it('mask links, addresses and numbers among words of any script', async () => {
    const subject = [
      'Re: Naïve offer: müller@bücher.example, a@b@c.example @ x@! see HTTPS://u@Shop7.example/x?1',
      'or www.ab.example; 日本 tea2go 12.03.2026 14:00 𝒜𝓫@d.example Ꮳ𐐨word under_score',
    ].join(' ');
    const keys = await keysOf(`To: anna@example.org\r\nSubject: ${subject}\r\n\r\nx`);
    const words = [
      'naïve offer _a _a c example x see _l_shop_example',
      'or _l_ab_example 日 本 _0 _a ꮳ𐐨word under_score',
    ].join(' ');
    expect(keys.subject).toBe(`${words}\nto subject`);
  });

  it('count each letter where words are written without spaces', async () => {
    const text =
      '今すぐ登録して特別なプレゼントを受け取りましょう期間限定のご案内です見逃さないでください';
    const mail = (more: string): string =>
      `Subject: ${text}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}${more}`;
    expect(await common(mail(''), mail('佐藤さま'))).toBeGreaterThanOrEqual(3);
  });

  it('are none where nothing came back, or too little', async () => {
    expect(campaignKeys({ form: 'none', mail: null })).toEqual({ bands: [], subject: null });
    expect(await keysOf('Subject: Re: [list] hello\r\n\r\nyes')).toEqual({
      bands: [],
      subject: null,
    });
    const numbers = `Subject: 1 2 3 4 5\r\n\r\n${'12 34 a@example.org http://x.example '.repeat(900)}`;
    expect(await keysOf(numbers)).toEqual({ bands: [], subject: null });
  });

  it('are read in time linear in what came back', async () => {
    const long = `Subject: ${'www.'.repeat(3_000)}\r\n\r\n${'a@'.repeat(100_000)} ${'http://'.repeat(50_000)}`;
    expect((await keysOf(long)).bands.length).toBeLessThanOrEqual(12);
  });
});
