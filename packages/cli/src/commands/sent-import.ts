/**
 * `backscatter sent import`: fills the sent log from what there is already.
 */

import { escapeJson, escapeText } from '@backscatter/core';
import type { Command } from 'commander';
import { loadConfig } from '../config/load-config.ts';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';
import { untilInterrupted } from '../learn/until-interrupted.ts';
import { DEFAULT_DIRECTORY } from '../model/model-place.ts';
import { createProgress } from '../render/progress.ts';
import { createImportTally, type ImportTally } from '../sent/import-tally.ts';
import { readSent, type SentSources } from '../sent/read-sent.ts';
import { openSentLog, type SentLog } from '../sent/sent-log.ts';
import { type SentPlace, sentPlaceOf } from '../sent/sent-place.ts';

interface ImportOptions {
  readonly log?: readonly string[];
  readonly imap?: string;
  readonly imapPasswordFile?: string;
  readonly resume?: string;
  readonly to?: string;
  readonly config?: string;
  readonly senders?: readonly string[];
  readonly ownNetwork?: readonly string[];
  readonly smarthost?: readonly string[];
  readonly zone?: string;
  readonly dryRun?: true;
  readonly json?: true;
  readonly quiet?: true;
}

const HELP = `
A path is a Sent folder: an eml file, an mbox, a Maildir, a directory of such,
or "-" for standard input. Logs are those of Postfix, Exim or Sendmail, rotated
and gzipped, in any order. Of a log only mail is taken that was handed in to us
(by login, by a program, from a private network) and went out; the summary says
what was left out. On an IMAP server the folder marked as \\Sent is read, or the
one named; the password is asked for, or stands in a file or in
BACKSCATTER_IMAP_PASSWORD (an OAuth 2 token: BACKSCATTER_IMAP_TOKEN). What is
there already is not counted twice: run it again at will.

No coverage is claimed by an import: it proves reports genuine, and none false.
Declare "sent.coverage" in the configuration where all mail is logged.

Exit codes:
  0    all was read
  2    some input could not be read; the rest was imported
  64   wrong usage      74   the log cannot be read or written
  75   another process changes the file      78   wrong configuration
  130  interrupted; what was read until then is in the log

Examples:
  backscatter sent import Maildir/.Sent/
  backscatter sent import --senders example.org --log /var/log/mail.log*
  backscatter sent import --imap imaps://anna@mx.example.org --resume anna.json
  backscatter sent import --dry-run --zone Europe/Berlin --log mainlog*
`;

const NO_COVERAGE =
  'Coverage: none is claimed by an import; declare it ("sent.coverage") where all mail is logged.';

/** One option's values, with commas between them or the option repeated: the next word is a path. */
function eachOf(text: string, before: readonly string[] = []): readonly string[] {
  const values = text.split(',').map((value) => value.trim());
  return [...before, ...values.filter((value) => value !== '')];
}

/** Adds the command. `done` is told the exit code. */
export function addSentImport(parent: Command, io: Io, done: (exitCode: number) => void): void {
  parent
    .command('import')
    .summary('from Sent folders, IMAP and logs of mail servers')
    .description('Fills the sent log from Sent folders, from IMAP and from logs of mail servers.')
    .argument('[path...]', 'Sent folders')
    .option('--log <file...>', 'logs of Postfix, Exim or Sendmail')
    .option(
      '--imap <url>',
      'a Sent folder on a server: imaps://user@host, or imaps://user@host/Folder',
    )
    .option('--imap-password-file <file>', 'holds the password, or set BACKSCATTER_IMAP_PASSWORD')
    .option('--resume <file>', 'remember there until where the folder was read, and go on')
    .option(
      '--to <place>',
      `the sent log: a file of JSON lines, a directory, or redis://host (default: as configured, else ${DEFAULT_DIRECTORY}/)`,
    )
    .option('--config <file>', 'configuration (default: backscatter.config.json, if it is there)')
    .option('--senders <who,…>', 'only mail of these addresses and domains', eachOf)
    .option('--own-network <network,…>', 'clients there are ours, beside private networks', eachOf)
    .option(
      '--smarthost <address,…>',
      'of this machine (127.0.0.1:10465), but a tunnel that leads out',
      eachOf,
    )
    .option('--zone <zone>', 'of times without one, such as Europe/Berlin (default: that of here)')
    .option('--dry-run', 'only say what would be imported')
    .option('--json', 'print the summary as one JSON object')
    .option('-q, --quiet', 'no summary and no progress')
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: ImportOptions) => {
      done(await importSent(paths, options, io));
    });
}

async function importSent(
  paths: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<number> {
  const sources = sourcesOf(paths, options);
  const isDryRun = options.dryRun === true;
  const loaded = await loadConfig(options.config ?? null, io.cwd);
  const place = await sentPlaceOf(options.to, loaded, io.cwd);
  const line = createProgress(io, options.quiet === true, false);
  // An import must not end because nobody reads what is said about it.
  const say = async (text: string): Promise<void> => {
    await line.clear().catch(() => {});
    await io.stderr.write(text).catch(() => {});
  };
  const warn = (text: string): Promise<void> => say(`${escapeText(text)}\n`);
  const tally = createImportTally();
  let unreadable = 0;
  const telling = {
    tally,
    say,
    unreadable: () => {
      unreadable += 1;
    },
  };
  const stop = new AbortController();
  const release = io.onInterrupt(() => stop.abort());
  const log = await openSentLog(place, loaded, isDryRun, io.env, warn);
  try {
    let found = 0;
    for await (const batch of untilInterrupted(readSent(sources, io, telling), stop.signal)) {
      if (batch.length === 0) continue;
      tally.count(batch, await log.add(batch));
      found += batch.length;
      await line.tick(found).catch(() => {});
    }
    await line.clear().catch(() => {});
    const hint = loaded.config.sent === undefined ? howToAsk(place.kind, log.shown) : [];
    await summarize(tally, place.kind, log, hint, options, stop.signal.aborted, io);
  } finally {
    release();
    await log.close();
  }
  if (stop.signal.aborted) return EXIT.interrupted;
  return unreadable > 0 ? EXIT.unreadable : EXIT.done;
}

function sourcesOf(paths: readonly string[], options: ImportOptions): SentSources {
  const { log = [], senders = [], ownNetwork = [], smarthost = [], zone, imap } = options;
  if (paths.length + log.length === 0 && imap === undefined) {
    throw new Fault(
      EXIT.usage,
      'name what to import: a Sent folder, --log <file...> or --imap <url>',
    );
  }
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = Date.now();
  return {
    paths,
    logs: log,
    senders,
    ownNetworks: ownNetwork,
    smarthosts: smarthost,
    zone: zone ?? here,
    now,
    imap:
      imap === undefined
        ? null
        : {
            url: imap,
            passwordFile: options.imapPasswordFile,
            resumeFile: options.resume,
            isDryRun: options.dryRun === true,
          },
  };
}

/** What to configure where no log is: it is filled by default, but asked only where it is named. */
function howToAsk(kind: SentPlace['kind'], shown: string): readonly string[] {
  const section = `"sent": { "${kind === 'lines' ? 'log' : 'store'}": ${JSON.stringify(shown)} }`;
  return [escapeText(`It is asked once the configuration has ${section}.`)];
}

async function summarize(
  tally: ImportTally,
  kind: SentPlace['kind'],
  { shown, retentionDays }: SentLog,
  hint: readonly string[],
  { dryRun, json, quiet }: ImportOptions,
  interrupted: boolean,
  { stdout }: Io,
): Promise<void> {
  const isDryRun = dryRun === true;
  if (json === true) {
    const all = { ...tally.json(), interrupted, dryRun: isDryRun, log: { kind, place: shown } };
    await stdout.write(`${escapeJson(JSON.stringify(all))}\n`);
    return;
  }
  if (quiet === true) return;
  const lines = [
    ...tally.render(isDryRun, retentionDays),
    isDryRun ? 'Nothing was written (--dry-run).' : `The log is ${escapeText(shown)}.`,
    NO_COVERAGE,
    ...(isDryRun ? [] : hint),
  ];
  if (interrupted) {
    lines.push('Interrupted: this much is saved. The same command goes on from here.');
  }
  await stdout.write(`${lines.join('\n')}\n`);
}
