/**
 * What servers write around the message they return is full of links and host
 * names. None of it may ever be asked about: genuine bounces say the same.
 */

import { readdirSync, readFileSync } from 'node:fs';
import type { Evidence } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { createNameChooser, extractDomains } from '../src/index.ts';
import { mailOf } from './mail-of.ts';

const FOLDER = new URL('../../dsn-parser/test/fixtures/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.eml'));

const choose = createNameChooser({ defaultSkip: false, maxNames: 200 });

interface Look {
  readonly notice: readonly string[];
  readonly asked: readonly string[];
}

/** Hosts that the notice links to, and those that would be asked about as links. */
async function look(file: string): Promise<Look | null> {
  const report = await parseDsn(await parseMail(readFileSync(new URL(file, FOLDER))), parseMail);
  if (report === null) return null;
  const evidence: Pick<Evidence, 'report' | 'addressee'> = { report, addressee: null };
  const links = choose(evidence).names.filter(({ roles }) => roles.includes('link'));
  return {
    notice: extractDomains(mailOf({ text: report.notice })).map(({ value }) => value),
    asked: links.map(({ value }) => value),
  };
}

describe('the notices of the dialects', () => {
  it('give no name to ask about, though they are full of them', async () => {
    const looks = (await Promise.all(FILES.map(look))).filter((each) => each !== null);
    expect(looks.flatMap(({ notice }) => notice).length).toBeGreaterThan(100);
    const leaked = looks.flatMap(({ notice, asked }) =>
      asked.filter((host) => notice.includes(host)),
    );
    expect(leaked).toEqual([]);
  });
});
