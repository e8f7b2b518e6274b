/**
 * SpamAssassin: its own rules, a Bayes model taught by sa-learn, and VBounce, the
 * only widespread rule set against backscatter: what looks like a bounce and names
 * none of our relays in a returned Received line is flagged (20_vbounce.cf). The
 * rules score 0.1, for an administrator is meant to sort by their names; so they
 * are read as a verdict here, and the score of spam beside it.
 *
 * Nothing of the machine's own SpamAssassin is touched: configuration, state and
 * model lie in a folder that goes when it is closed.
 */

import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { asDelivered, type OwnServer, ownServerOf } from './as-delivered.ts';
import { cpuSecondsOf, type Program, runTimed, startProgram, versionOf } from './program.ts';
import {
  addCosts,
  type Cost,
  type MissingRival,
  NO_COST,
  type Rival,
  type RivalAnswer,
  type RivalVerdict,
  type RivalWorld,
} from './rival.ts';

const NAME = 'SpamAssassin';
const VBOUNCE = 'SpamAssassin, VBounce';
const SPAM = 'SpamAssassin, score of spam';
const BAYES = 'SpamAssassin, Bayes alone';

/** What the flag adds to the score of spam: more than any message's points. */
const FLAGGED = 1_000;

/** Plugins that are loaded by these files, as the package ships them. */
const PLUGINS = '/etc/spamassassin';

/** Tokens kept: more than the training mail has, so that none expires. */
const MAX_TOKENS = 5_000_000;

const SCRIPT = fileURLToPath(new URL('spamassassin.pl', import.meta.url));

/** A line that the script prints of a message. */
export interface SpamAssassinAnswer {
  readonly score: number;
  /** At which a message counts as spam. */
  readonly required: number;
  /** 0 to 1; null where the model was not asked. */
  readonly bayes: number | null;
  readonly tests: readonly string[];
  readonly subtests: readonly string[];
}

/** Bounce rules that look whether the returned message names one of our relays. */
const UNASKED = new Set(['BOUNCE_MESSAGE', 'CRBOUNCE_MESSAGE', 'VBOUNCE_MESSAGE']);

/** Below and above these, SpamAssassin's own rules BAYES_40 and BAYES_60 speak for a class. */
const BAYES_BOUNDS = [0.4, 0.6] as const;

/** The three ways to read an answer. */
export function readSpamAssassin(answer: SpamAssassinAnswer): ReadonlyMap<string, RivalVerdict> {
  const { score, required, bayes, tests, subtests } = answer;
  const flagged = tests.some((test) => UNASKED.has(test));
  const isOurs = subtests.includes('__MY_SERVERS_FOUND');
  const isBounce = tests.includes('ANY_BOUNCE_MESSAGE') || subtests.some(isSignOfBounce);
  // An absence note is told as such, whether it was asked for or not.
  const known = isOurs ? 'genuine' : 'unsure';
  return new Map([
    [
      VBOUNCE,
      {
        label: flagged ? 'backscatter' : isBounce ? known : 'not-a-bounce',
        score: score + (flagged ? FLAGGED : isOurs ? -FLAGGED : 0),
        probability: null,
      },
    ],
    [SPAM, { label: score >= required ? 'backscatter' : 'genuine', score, probability: null }],
    [
      BAYES,
      {
        label:
          bayes === null || (bayes >= BAYES_BOUNDS[0] && bayes < BAYES_BOUNDS[1])
            ? 'unsure'
            : bayes < BAYES_BOUNDS[0]
              ? 'genuine'
              : 'backscatter',
        score: bayes ?? 0.5,
        probability: bayes,
      },
    ],
  ]);
}

function isSignOfBounce(subtest: string): boolean {
  return subtest !== '__HAVE_BOUNCE_RELAYS' && /^__(?:NON|CR|V)?BOUNCE_/.test(subtest);
}

/** Starts one with a state of its own, or says what is missing. */
export async function createSpamAssassin(world: RivalWorld): Promise<Rival | MissingRival> {
  const said = versionOf('spamassassin', ['--version']);
  const version = /\d+(?:\.\d+)+/.exec(said ?? '')?.[0];
  if (version === undefined || versionOf('sa-learn', ['--version']) === null) {
    return { name: NAME, missing: 'SpamAssassin is not installed' };
  }
  const folder = mkdtempSync(join(tmpdir(), 'spamassassin-'));
  const server = ownServerOf(world);
  const config = configOf(world, server, folder);
  const site = join(folder, 'site');
  for (const each of ['site', 'state', 'ham', 'spam']) mkdirSync(join(folder, each));
  for (const file of readdirSync(PLUGINS)) {
    if (file.endsWith('.pre')) copyFileSync(join(PLUGINS, file), join(site, file));
  }
  writeFileSync(join(site, 'local.cf'), `${config.join('\n')}\n`);
  writeFileSync(join(folder, 'state', 'user_prefs'), '');
  const env = { ...process.env, HOME: join(folder, 'state'), LC_ALL: 'C.UTF-8' };
  let filter: Filter | null = null;
  let cost = NO_COST;

  const learn = async (as: 'ham' | 'spam', mails: readonly Uint8Array[]): Promise<Cost> => {
    for (const [i, raw] of mails.entries()) {
      writeFileSync(join(folder, as, `${String(i).padStart(6, '0')}.eml`), raw);
    }
    const { seconds, cpuSeconds } = await runTimed(
      'sa-learn',
      [
        ...[`--${as}`, '--local', '--no-sync', '--siteconfigpath', site],
        ...['--prefspath', join(folder, 'state', 'user_prefs'), join(folder, as)],
      ],
      { env },
    );
    rmSync(join(folder, as), { recursive: true });
    return { messages: mails.length, seconds, cpuSeconds, storeCpuSeconds: 0 };
  };

  return {
    name: NAME,
    version,
    settings: [
      "plugins of Debian's *.pre files, rules of /usr/share/spamassassin, no sa-update",
      'sa-learn --ham|--spam --local; a process that keeps its rules, network tests off (-L)',
      ...config.filter((line) => !line.startsWith('bayes_path')),
      'VBounce: BOUNCE_, CRBOUNCE_, VBOUNCE_MESSAGE = backscatter; __MY_SERVERS_FOUND = genuine; a bounce with neither = unsure',
      'score of spam: at required_score = backscatter, else genuine',
      'Bayes alone: from BAYES_60 = backscatter, below BAYES_50 = genuine, else unsure',
    ],
    rows: [VBOUNCE, SPAM, BAYES],
    train: async (ham, spam) => addCosts(await learn('ham', ham), await learn('spam', spam)),
    judge: async function* (cases): AsyncGenerator<RivalAnswer> {
      filter ??= await startFilter([SCRIPT, site, join(folder, 'state')], env);
      const { program, ask } = filter;
      for (const one of cases) {
        const raw = asDelivered(one, server);
        const [from, cpu] = [performance.now(), cpuSecondsOf(program.pid)];
        const answer = JSON.parse(await ask(raw)) as SpamAssassinAnswer;
        cost = addCosts(cost, {
          messages: 1,
          seconds: (performance.now() - from) / 1_000,
          cpuSeconds: cpuSecondsOf(program.pid) - cpu,
          storeCpuSeconds: 0,
        });
        yield {
          id: one.truth.id,
          symbols: [...answer.tests, ...answer.subtests],
          verdicts: readSpamAssassin(answer),
        };
      }
    },
    spent: () => cost,
    close: async () => {
      await filter?.program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lines of `local.cf`. */
function configOf(world: RivalWorld, server: OwnServer, folder: string): readonly string[] {
  const relays = [...new Set(world.relays.map(({ name }) => name))];
  const own = [...new Set([server.address, ...world.relays.map(({ address }) => address)])];
  return [
    `bayes_path ${join(folder, 'state', 'bayes')}`,
    'bayes_auto_learn 0',
    'bayes_auto_expire 0',
    `bayes_expiry_max_db_size ${MAX_TOKENS}`,
    ...(relays.length > 0 ? [`welcomelist_bounce_relays ${relays.join(' ')}`] : []),
    `trusted_networks ${own.join(' ')}`,
    `internal_networks ${own.join(' ')}`,
    // The benchmark's clients have addresses of documentation, which nobody has in earnest.
    'score RCVD_ILLEGAL_IP 0',
  ];
}

interface Filter {
  readonly program: Program;
  /** The next line it answers. */
  ask(raw: Uint8Array): Promise<string>;
}

async function startFilter(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Filter> {
  const program = startProgram('perl', args, env);
  const { child } = program;
  if (child.stdin === null || child.stdout === null) throw new Error('no pipes');
  const { stdin } = child;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'exit');
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done !== true) return value;
    await ended;
    throw new Error(`SpamAssassin ended: ${program.complaint()}`);
  };
  const ask = async (raw: Uint8Array): Promise<string> => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(raw.length);
    stdin.write(length);
    stdin.write(raw);
    return next();
  };
  if ((await next()) !== 'ready')
    throw new Error(`SpamAssassin did not start: ${program.complaint()}`);
  return { program, ask };
}
