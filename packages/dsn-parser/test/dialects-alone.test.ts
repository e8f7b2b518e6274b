/**
 * Each row of the dialect table by itself: it does its own work where no other
 * row stands by, and no kind rests on it, because the generic reader knows a
 * report without knowing its server.
 */

import { readdirSync, readFileSync } from 'node:fs';
import type { Mail } from '@backscatter/core';
import { DIALECTS, type Dialect, parseDsn } from '@backscatter/dsn-parser';
import { walkParts } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { LEXICON } from '../src/lexicon.ts';
import { dialectEntries } from '../src/recipients/read-notice-recipients.ts';
import { noticeText, readNotice } from '../src/text/notice.ts';
import { type Summary, summarize } from './summarize.ts';

interface Fixture {
  readonly name: string;
  readonly mail: Mail;
  readonly golden: Summary & { readonly recipients?: readonly Named[] };
}

interface Named {
  readonly finalRecipient: string | null;
  readonly originalRecipient: string | null;
}

const folder = new URL('./fixtures/', import.meta.url);
const fixtures: readonly Fixture[] = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith('.eml'))
    .map(async (file) => ({
      name: file.slice(0, -'.eml'.length),
      mail: await parseMail(readFileSync(new URL(file, folder))),
      golden: JSON.parse(
        readFileSync(new URL(file.replace(/eml$/, 'json'), folder), 'utf8'),
      ) as Fixture['golden'],
    })),
);

function of({ name }: Dialect): readonly Fixture[] {
  return fixtures.filter(({ golden }) => golden['dialect'] === name);
}

async function read(mail: Mail, dialects: readonly Dialect[]): Promise<Summary> {
  return summarize(await parseDsn(mail, parseMail, { dialects }));
}

/** The addresses that a row itself finds in the notice. */
function entriesOf({ mail }: Fixture, row: Dialect): readonly string[] {
  const notice = readNotice(noticeText(mail, walkParts(mail.root)), LEXICON.findQuoted);
  return [...new Set(dialectEntries(notice, row).map(({ address }) => address))].sort();
}

/** Whom the golden file names. */
function named({ golden }: Fixture): readonly string[] {
  const recipients = golden.recipients ?? [];
  return [
    ...new Set(
      recipients.map(
        ({ finalRecipient, originalRecipient }) => finalRecipient ?? originalRecipient ?? '',
      ),
    ),
  ].sort();
}

/** A row that adds the domain finds but the name. */
function asFound(address: string, { qualify }: Dialect): string {
  return qualify === true ? address.replace(/@.*/, '') : address;
}

const ROWS = DIALECTS.map((row) => [row.name, row] as const);

describe('a row alone', () => {
  it.each(ROWS)('%s reads its fixtures as in the whole table', async (_name, row) => {
    const own = of(row);
    expect(own.length).toBeGreaterThan(0);
    for (const { name, mail, golden } of own) {
      expect(await read(mail, [row]), name).toEqual(golden);
    }
  });

  it.each(ROWS.filter(([, { entries }]) => entries.length > 0))(
    '%s finds the recipients in a notice by its own lines',
    (_name, row) => {
      const found = of(row).filter(
        (fixture) =>
          entriesOf(fixture, row).join() ===
          named(fixture)
            .map((address) => asFound(address, row))
            .join(),
      );
      expect(found.map(({ name }) => name)).not.toEqual([]);
    },
  );
});

describe('without its row', () => {
  it.each(ROWS)('%s is a report of the same kind all the same', async (_name, row) => {
    const others = DIALECTS.filter((one) => one !== row);
    for (const { name, mail, golden } of of(row)) {
      expect((await read(mail, others)).kind, name).toBe(golden.kind);
    }
  });
});
