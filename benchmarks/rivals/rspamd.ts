/**
 * rspamd: its rules as shipped, without those that ask the network, and its Bayes
 * model in a Redis of its own. It knows a bounce by the symbol BOUNCE, which only
 * eases the score; nothing in it parts wanted bounces from others, so its verdict
 * on spam is read as one on backscatter, whole and by the model alone.
 *
 * It is handed messages over HTTP with the envelope in fields, as a mail server's
 * milter would; whatever it writes lies in a folder that goes when it is closed.
 */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabelledCase } from '@backscatter/evaluation';
import { freePort } from '../../packages/core/test/free-port.mjs';
import { ownServerOf } from './as-delivered.ts';
import { groupsOf } from './groups-of.ts';
import { childrenOf, cpuSecondsOf, startProgram, versionOf } from './program.ts';
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

const NAME = 'rspamd';
const WHOLE = 'rspamd, whole score';
const BAYES = 'rspamd, Bayes alone';

const CONFIG = '/etc/rspamd/rspamd.conf';

/** Messages handed over at once: enough to keep a worker busy. */
const AT_ONCE = 8;

/** A start compiles all expressions: ten seconds of an idle core. */
const READY_MS = 120_000;

/** What it logs when a scanning worker has its compiled expressions. */
const READY = /\(normal\).{0,200}hyperscan database of \d+ regexps has been loaded/;

/** Modules that ask DNS or another server, or that remember what they have seen. */
const OFF =
  'antivirus arc asn bimi clickhouse dcc dkim dkim_signing dmarc elastic external_services fuzzy_check greylist hfilter history_redis metadata_exporter metric_exporter mx_check neural p0f ratelimit rbl replies reputation rspamd_update spf surbl url_redirector'.split(
    ' ',
  );

/** What it answers of a message, as far as it is read here. */
export interface RspamdAnswer {
  readonly score: number;
  /** `no action`, `greylist`, `add header`, `reject`, … */
  readonly action: string;
  readonly symbols: Readonly<
    Record<string, { readonly score: number; readonly options?: readonly string[] }>
  >;
}

/** Actions that keep a message out of the inbox; `greylist` delays only what is not sent again. */
const KEPT_OUT = new Set(['add header', 'rewrite subject', 'quarantine', 'discard', 'reject']);

/** Half of the points of BAYES_SPAM and BAYES_HAM; a symbol may be given for next to nothing. */
const SURE = { spam: 2.55, ham: -1.5 } as const;

/** The two ways to read an answer. */
export function readRspamd(answer: RspamdAnswer): ReadonlyMap<string, RivalVerdict> {
  const pointsOf = (symbol: string): number => answer.symbols[symbol]?.score ?? 0;
  const [spam, ham] = [pointsOf('BAYES_SPAM'), pointsOf('BAYES_HAM')];
  const whole = KEPT_OUT.has(answer.action) ? 'backscatter' : 'genuine';
  const words = spam >= SURE.spam ? 'backscatter' : ham <= SURE.ham ? 'genuine' : 'unsure';
  return new Map<string, RivalVerdict>([
    [WHOLE, { label: whole, score: answer.score, probability: null }],
    [BAYES, { label: words, score: spam + ham, probability: null }],
  ]);
}

/** Starts one with a Redis of its own, or says what is missing. */
export async function createRspamd(world: RivalWorld): Promise<Rival | MissingRival> {
  const version = /\d+(?:\.\d+)+/.exec(versionOf('rspamd', ['--version']) ?? '')?.[0];
  if (version === undefined || !existsSync(CONFIG)) {
    return { name: NAME, missing: 'rspamd is not installed' };
  }
  if (versionOf('redis-server', ['--version']) === null) {
    return { name: NAME, missing: 'redis-server, where rspamd keeps its model, is not installed' };
  }
  const folder = mkdtempSync(join(tmpdir(), 'rspamd-'));
  const stops: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0)) await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const server = ownServerOf(world);
    const [store, scan, control, none] = [
      await freePort(),
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    const own = [...new Set([server.address, ...world.relays.map(({ address }) => address)])];
    writeConfig(folder, { store, scan, control, none, own });
    const redis = startProgram('redis-server', [
      ...['--port', `${store}`, '--bind', '127.0.0.1', '--dir', folder],
      ...['--save', '', '--daemonize', 'no', '--loglevel', 'warning'],
    ]);
    stops.push(redis.stop);
    const daemon = startProgram('rspamd', [
      ...['-f', '-i', '-c', CONFIG, '--var', `LOCAL_CONFDIR=${folder}`],
      ...['DBDIR', 'RUNDIR', 'LOGDIR'].flatMap((name) => ['--var', `${name}=${folder}/state`]),
    ]);
    // Before the store, so that nothing asks one that is gone.
    stops.unshift(daemon.stop);
    const log = join(folder, 'state', 'rspamd.log');
    await until(() => {
      if (daemon.child.exitCode !== null) throw new Error(`rspamd ended: ${daemon.complaint()}`);
      return existsSync(log) && READY.test(readFileSync(log, 'utf8'));
    });
    const worker = childrenOf(daemon.pid).find((pid) => titleOf(pid).startsWith('rspamd: normal'));
    if (worker === undefined) throw new Error('rspamd has no scanning worker');
    const scanUrl = `http://127.0.0.1:${scan}/checkv2`;
    const learnUrl = (as: string): string => `http://127.0.0.1:${control}/learn${as}`;

    let cost = NO_COST;
    /** Runs something, and says what the worker of that name and the store spent on it. */
    const costing = async (
      pid: number,
      messages: number,
      run: () => Promise<void>,
    ): Promise<Cost> => {
      const [from, cpu, storeCpu] = [performance.now(), cpuSecondsOf(pid), cpuSecondsOf(redis.pid)];
      await run();
      return {
        messages,
        seconds: (performance.now() - from) / 1_000,
        cpuSeconds: cpuSecondsOf(pid) - cpu,
        storeCpuSeconds: cpuSecondsOf(redis.pid) - storeCpu,
      };
    };
    const controller = childrenOf(daemon.pid).find((pid) =>
      titleOf(pid).startsWith('rspamd: contr'),
    );

    return {
      name: NAME,
      version,
      settings: [
        `${CONFIG} as shipped, one scanning worker, Redis for the model alone`,
        `modules off: ${OFF.join(', ')}; phishtank off; no name server; DATE_IN_PAST 0`,
        `local_addrs = ${own.join(', ')}; message as a milter gives it: IP, Helo, Hostname, From, Rcpt as HTTP fields`,
        'Bayes as shipped (min_learns 200, BAYES_SPAM 5.1, BAYES_HAM -3.0), autolearn off; learned in turns, Learn-Type: bulk',
        'whole score: the actions from `add header` (6 points) on = backscatter, else genuine; ranked by score',
        'Bayes alone: half of the points of BAYES_SPAM = backscatter, of BAYES_HAM = genuine, else unsure',
      ],
      rows: [WHOLE, BAYES],
      train: async (ham, spam) => {
        const lessons = inTurns(ham, spam);
        return costing(controller ?? worker, lessons.length, async () => {
          await inGroups(lessons, async ({ as, raw }) => {
            const reply = await post(learnUrl(as), raw, { 'Learn-Type': 'bulk' });
            // 204 and 208: too few words, or a copy of what is known.
            if (reply.status >= 300)
              throw new Error(`rspamd learns nothing: ${await reply.text()}`);
            await reply.arrayBuffer();
          });
        });
      },
      judge: async function* (cases): AsyncGenerator<RivalAnswer> {
        for (const group of groupsOf(cases, AT_ONCE)) {
          let answers: readonly RivalAnswer[] = [];
          const spent = await costing(worker, group.length, async () => {
            answers = await Promise.all(group.map((one) => ask(scanUrl, one)));
          });
          cost = addCosts(cost, spent);
          yield* answers;
        }
      },
      spent: () => cost,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function ask(url: string, { truth, raw }: LabelledCase): Promise<RivalAnswer> {
  const { mailFrom, recipient, client } = truth.envelope;
  const reply = await post(url, raw, {
    From: `<${mailFrom}>`,
    Rcpt: recipient,
    ...(client === null ? {} : { IP: client.address }),
    ...(client === null || client.helo === null
      ? {}
      : { Helo: client.helo, Hostname: client.helo }),
  });
  if (!reply.ok) throw new Error(`rspamd answers ${reply.status}: ${await reply.text()}`);
  const answer = (await reply.json()) as RspamdAnswer;
  return { id: truth.id, symbols: Object.keys(answer.symbols), verdicts: readRspamd(answer) };
}

async function post(
  url: string,
  raw: Uint8Array,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const headers = Object.entries(fields).map(([name, value]): [string, string] => [
    name,
    // Fields hold bytes; what is no text would end the field.
    Buffer.from(value)
      .toString('latin1')
      .replace(/[^\x20-\xff]/g, '?'),
  ]);
  return fetch(url, { method: 'POST', headers, body: Buffer.from(raw) });
}

/** One of each while both last, so that neither class is learned first. */
function inTurns(
  ham: readonly Uint8Array[],
  spam: readonly Uint8Array[],
): readonly { readonly as: 'ham' | 'spam'; readonly raw: Uint8Array }[] {
  const turns: { readonly as: 'ham' | 'spam'; readonly raw: Uint8Array }[] = [];
  for (let i = 0; i < Math.max(ham.length, spam.length); i += 1) {
    const [one, other] = [ham[i], spam[i]];
    if (one !== undefined) turns.push({ as: 'ham', raw: one });
    if (other !== undefined) turns.push({ as: 'spam', raw: other });
  }
  return turns;
}

async function inGroups<T>(all: Iterable<T>, run: (one: T) => Promise<void>): Promise<void> {
  for (const group of groupsOf(all, AT_ONCE)) await Promise.all(group.map(run));
}

function titleOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
}

async function until(done: () => boolean): Promise<void> {
  for (const end = performance.now() + READY_MS; performance.now() < end; ) {
    if (done()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`rspamd was not ready after ${READY_MS / 1_000} s`);
}

interface Places {
  readonly store: number;
  readonly scan: number;
  readonly control: number;
  /** A port where nothing listens. */
  readonly none: number;
  readonly own: readonly string[];
}

/** Overrides beside the package's own files. */
function writeConfig(folder: string, { store, scan, control, none, own }: Places): void {
  for (const each of ['local.d', 'override.d', 'state']) mkdirSync(join(folder, each));
  const files: readonly (readonly [string, string])[] = [
    ...OFF.map((module) => [`local.d/${module}.conf`, 'enabled = false;'] as const),
    ['local.d/phishing.conf', 'phishtank_enabled = false;'],
    ['local.d/redis.conf', `servers = "127.0.0.1:${store}";`],
    // Whenever the set is judged, its mail is old.
    ['local.d/headers_group.conf', 'symbols { "DATE_IN_PAST" { weight = 0.0; } }'],
    ['local.d/classifier-bayes.conf', 'autolearn = false;'],
    ['override.d/worker-normal.inc', `bind_socket = "127.0.0.1:${scan}"; count = 1;`],
    [
      'override.d/worker-controller.inc',
      `bind_socket = "127.0.0.1:${control}"; secure_ip = "127.0.0.1";`,
    ],
    ['override.d/worker-proxy.inc', 'count = -1; enabled = false;'],
    [
      'override.d/options.inc',
      `dns { nameserver = ["127.0.0.1:${none}"]; timeout = 1s; retransmits = 1; }\nlocal_addrs = [${own.map((address) => `"${address}"`).join(', ')}];`,
    ],
  ];
  for (const [path, text] of files) writeFileSync(join(folder, path), `${text}\n`);
}
