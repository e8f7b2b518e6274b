import type { Dsn } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { fixtures } from './bent-mail.ts';

async function read(raw: Uint8Array): Promise<Dsn | null> {
  return parseDsn(await parseMail(raw), parseMail);
}

describe('parseDsn', () => {
  it('stops opening reports within reports', async () => {
    const header = 'Return-Path: <>\nFrom: postmaster@gate.example.org\nContent-Type: ';
    let mail = `${header}text/plain\nSubject: Undelivered Mail\n\n<bob@example.net>: 550 unknown\n`;
    for (let depth = 0; depth < 6; depth++) {
      mail = `${header}multipart/mixed; boundary=b${depth}\n\n--b${depth}\nContent-Type: message/rfc822\n\n${mail}\n--b${depth}--\n`;
    }
    expect((await read(Buffer.from(mail)))?.recipients ?? []).toEqual([]);
  });

  it('hands the bytes of the returned message to the parser it is given, and only those', async () => {
    const [postfix] = fixtures;
    const seen: string[] = [];
    await parseDsn(await parseMail(postfix ?? ''), (raw) => {
      seen.push(Buffer.from(raw).toString('latin1'));
      return parseMail(raw);
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/^Return-Path: <alice@example\.org>\r?\n/);
  });

  it('takes no link for a recipient, whatever address is in it', async () => {
    const notice = (line: string): Buffer =>
      Buffer.from(
        `From: mailer-daemon@example.org\nTo: anna@example.org\nSubject: Mail delivery failed\n\nDear anna@example.org,\n\nYour last 3 messages could not be delivered.\n${line}\n`,
      );
    const recipients = async (line: string) =>
      (await read(notice(line)))?.recipients.map(({ finalRecipient }) => finalRecipient);
    expect(await recipients('http://login.example.net/?u=anna@example.org')).toEqual([]);
    expect(await recipients('bob@example.net')).toEqual(['bob@example.net']);
  });

  it('takes no complaint about a bounce for the bounce', async () => {
    const inner = fixtures[0]?.toString('latin1') ?? '';
    const complaint = [
      'Return-Path: <>',
      'From: feedback@example.net',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=fb',
      '',
      '--fb',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      '',
      '--fb',
      'Content-Type: message/rfc822',
      '',
      inner,
      '--fb--',
    ].join('\n');
    expect((await read(Buffer.from(complaint, 'latin1')))?.kind).toBe('feedback-report');
  });
});
