/** Undeclared eight-bit text, as servers of several countries wrote it. */

import { Buffer } from 'node:buffer';
import { decodeBinaryString, decodeBytes } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';

const RUSSIAN = 'Письмо не может быть доставлено: ящик получателя переполнен.';
const JAPANESE = 'メールを配信できませんでした。宛先が見つかりません。';

const TEXTS: readonly (readonly [charset: string, text: string, hex: string])[] = [
  [
    'windows-1251',
    RUSSIAN,
    'cfe8f1fcecee20ede520eceee6e5f220e1fbf2fc20e4eef1f2e0e2ebe5edee3a20fff9e8ea20efeeebf3f7e0f2e5ebff20efe5f0e5efeeebede5ed2e',
  ],
  [
    'koi8-r',
    RUSSIAN,
    'f0c9d3d8cdcf20cec520cdcfd6c5d420c2d9d4d820c4cfd3d4c1d7ccc5cecf3a20d1ddc9cb20d0cfccd5dec1d4c5ccd120d0c5d2c5d0cfcccec5ce2e',
  ],
  [
    'gb18030',
    '您的邮件无法送达，收件人的信箱已满。',
    'c4fab5c4d3cabcfecedeb7a8cbcdb4efa3accad5bcfec8cbb5c4d0c5cfe4d2d1c2faa1a3',
  ],
  [
    'big5',
    '您的郵件無法送達，收件人的信箱已滿。',
    'b17aaabab66ca5f3b54caa6bb065b946a141a6aca5f3a448aabaab48bd63a477baa1a143',
  ],
  [
    'shift_jis',
    JAPANESE,
    '8381815b838b82f0947a904d82c582ab82dc82b982f182c582b582bd814288b690e682aa8ca982c282a982e882dc82b982f18142',
  ],
  [
    'euc-jp',
    JAPANESE,
    'a5e1a1bca5eba4f2c7dbbfaea4c7a4ada4dea4bba4f3a4c7a4b7a4bfa1a3b0b8c0e8a4acb8aba4c4a4aba4eaa4dea4bba4f3a1a3',
  ],
  [
    'euc-kr',
    '메일을 보낼 수 없습니다. 받는 사람의 주소가 잘못되었습니다.',
    'b8dec0cfc0bb20bab8b3be20bcf620bef8bdc0b4cfb4d92e20b9deb4c220bbe7b6f7c0c720c1d6bcd2b0a120c0dfb8f8b5c7befabdc0b4cfb4d92e',
  ],
];

const NOTICE = 'SMTP error: <kim@example.net> 550 ';

describe.each(TEXTS)('text in %s', (charset, text, hex) => {
  const bytes = Buffer.from(hex, 'hex');

  it.each([null, 'us-ascii', 'utf-8', 'x-unknown'])('is read although it says %j', (declared) => {
    expect(decodeBytes(bytes, declared)).toBe(text);
  });

  it('is read among the English of a server', () => {
    expect(decodeBytes(Buffer.concat([Buffer.from(NOTICE), bytes]))).toBe(NOTICE + text);
  });

  it('is read in a header field', () => {
    expect(decodeBinaryString(bytes.toString('latin1'))).toBe(text);
  });

  it('is read in the body of a mail', async () => {
    const mail = await parseMail(Buffer.concat([Buffer.from('From: a@example.org\n\n'), bytes]));
    expect(mail.text?.trim(), charset).toBe(text);
  });

  it('is read as it is declared, whatever it looks like', () => {
    expect(decodeBytes(bytes, 'windows-1252')).not.toBe(text);
  });
});

it.each([
  'Ihre Nachricht konnte nicht zugestellt werden: Empfänger ungültig, Größe überschritten.',
  "Votre message n'a pas été remis à ses destinataires : boîte à lettres pleine, déjà relevée.",
  'A sua mensagem não pôde ser entregue: endereço não é válido, tente amanhã de manhã.',
  'Perché non è più così: qualità, età, già, può.',
  'ÄNDERUNG: ÄRZTE UND ÖKONOMEN, ÜBUNG',
  'Viðtakandi er ekki til, skeytið fór ekki áfram: það er ógilt.',
  'ä ö ü ß é è à ç ñ',
])('Latin letters with marks stay what they are: %j', (text) => {
  expect(decodeBytes(Buffer.from(text, 'latin1'))).toBe(text);
});

it('letters of one charset do not make a text in another', () => {
  const bytes = Uint8Array.from({ length: 4_000 }, (_, i) => 0x80 + ((i * 37) % 128));
  expect(decodeBytes(bytes)).toHaveLength(4_000);
});
