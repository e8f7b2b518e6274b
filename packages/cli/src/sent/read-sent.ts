/**
 * The sent mails that a command line names, in batches: folders, logs, IMAP.
 */

import { basename, resolve } from 'node:path';
import { escapeText } from '@backscatter/core';
import { describeReadError } from '@backscatter/mail/node';
import { readSentMail, type SentMailResult, type SentRecord } from '@backscatter/sent-import';
import { readLogs } from '@backscatter/sent-import/node';
import { readAll, unreadableLine } from '../commands/read-all.ts';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';
import { imapCredentials } from './imap-credentials.ts';
import { openImapPositions } from './imap-positions.ts';
import { type ImportTally, tallyLogs } from './import-tally.ts';
import { BATCH } from './sent-log.ts';

/** Maildir begins a file's name with the second it was made in. */
const MAILDIR_NAME = /^(\d{9,10})\.[^/]+$/;

/** What to read, and for whom. */
export interface SentSources {
  readonly paths: readonly string[];
  readonly logs: readonly string[];
  readonly senders: readonly string[];
  readonly ownNetworks: readonly string[];
  readonly smarthosts: readonly string[];
  readonly zone: string;
  readonly now: number;
  /** A Sent folder on a server; null where none is named. */
  readonly imap: ImapSource | null;
}

/** A Sent folder on an IMAP server. */
interface ImapSource {
  /** As the user named it; it holds no password. */
  readonly url: string;
  readonly passwordFile: string | undefined;
  /** Where to remember until where it was read. */
  readonly resumeFile: string | undefined;
  /** Whether to remember. */
  readonly isDryRun: boolean;
}

/** Where a reader tells what it could not read. */
export interface Telling {
  readonly tally: ImportTally;
  /** Says a line on standard error. */
  say(line: string): Promise<void>;
  /** Counts what could not be read. */
  unreadable(): void;
}

/** All that is named, one source after the other. */
export async function* readSent(
  sources: SentSources,
  io: Io,
  telling: Telling,
): AsyncGenerator<readonly SentRecord[], void, undefined> {
  yield* readSentFolders(sources, io, telling);
  yield* readSentLogs(sources, io, telling);
  if (sources.imap !== null) yield* readSentImap(sources.imap, sources, io, telling);
}

/** The mails of eml files, mailboxes and folders. */
async function* readSentFolders(
  { paths, senders, now }: SentSources,
  io: Io,
  { tally, say, unreadable }: Telling,
): AsyncGenerator<readonly SentRecord[], void, undefined> {
  let batch: SentRecord[] = [];
  for await (const item of readAll(paths, io)) {
    if (item.status === 'unreadable') {
      unreadable();
      await say(unreadableLine(item.path, item.why));
      continue;
    }
    if (item.status === 'no-mail') {
      tally.leaveOut('no-mail');
      continue;
    }
    const second = MAILDIR_NAME.exec(basename(item.path))?.[1];
    const filedAt = second === undefined ? null : Number(second) * 1_000;
    take(readSentMail(item.raw, { now, filedAt, senders }), batch, tally);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** The mails of logs. */
async function* readSentLogs(
  { logs, senders, ownNetworks, smarthosts, zone, now }: SentSources,
  { cwd }: Io,
  { tally, say, unreadable }: Telling,
): AsyncGenerator<readonly SentRecord[], void, undefined> {
  if (logs.length === 0) return;
  const shown = new Map(logs.map((path) => [resolve(cwd, path), path]));
  const reading = optioned(() =>
    readLogs([...shown.keys()], { now, senders, ownNetworks, smarthosts, zone }),
  );
  try {
    let batch: SentRecord[] = [];
    for await (const records of reading.records) {
      batch.push(...records);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  } finally {
    const progress = reading.progress();
    tallyLogs(tally, progress);
    for (const { path, error } of progress.unreadable) {
      unreadable();
      await say(unreadableLine(shown.get(path) ?? path, describeReadError(error)));
    }
    for (const path of progress.foreign) {
      await say(`${escapeText(shown.get(path) ?? path)}: no line of a known mail server\n`);
    }
    const { tooLong } = progress;
    if (tooLong > 0) await say(`${tooLong} lines were too long to be read\n`);
    const { forcedOut } = progress.tally;
    if (forcedOut > 0) {
      await say(`${forcedOut} messages were judged before their end: too many were open at once\n`);
    }
  }
}

function take(result: SentMailResult, batch: SentRecord[], tally: ImportTally): void {
  if (result.status === 'ok') batch.push(result.record);
  else tally.leaveOut(result.why);
}

/** The mails of a folder on a server. */
async function* readSentImap(
  { url, passwordFile, resumeFile, isDryRun }: ImapSource,
  { now, senders }: SentSources,
  io: Io,
  { tally, say, unreadable }: Telling,
): AsyncGenerator<readonly SentRecord[], void, undefined> {
  // A network client is heavy.
  const { ImapError, parseImapUrl, readImap } = await import('@backscatter/sent-import/imap');
  const place = optioned(() => parseImapUrl(url), '--imap: ');
  const positions = await openImapPositions(resumeFile, io.cwd);
  const credentials = await imapCredentials(passwordFile, place.host, io);
  try {
    for await (const { copies, position } of readImap(place, {
      credentials,
      from: positions.of(url),
    })) {
      const batch: SentRecord[] = [];
      for (const { header, filedAt } of copies) {
        take(readSentMail(header, { now, filedAt, senders }), batch, tally);
      }
      yield batch;
      // Whoever asks for more has recorded it.
      if (!isDryRun) await positions.save(url, position);
    }
  } catch (error) {
    if (!(error instanceof ImapError)) throw error;
    unreadable();
    await say(unreadableLine(place.host, error.message));
  }
}

/** Option names of the package by those of the command. */
const OPTIONS = new Map([
  ['zone', '--zone'],
  ['ownNetworks', '--own-network'],
  ['senders', '--senders'],
  ['smarthosts', '--smarthost'],
]);

/** What a maker does not accept is a wrong argument. */
function optioned<T>(make: () => T, option = ''): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const what = error.message.replace(
      /^\w+: option "(\w+)[^"]*"/,
      (whole, name: string) => OPTIONS.get(name) ?? whole,
    );
    throw new Fault(EXIT.usage, escapeText(`${option}${what}`));
  }
}
