/**
 * What runs scripts on the parts of the sent log.
 *
 * One server runs a script on many parts at once. A cluster runs it once for
 * each part; the commands leave together, so the nodes work side by side and
 * all of it takes as long as one round trip.
 */

import type { SentKey } from '@backscatter/core';
import type { RedisClient } from './redis-client.ts';
import { createScriptRunner, type Script } from './run-script.ts';
import { type Part, partNumber, partsOf } from './sent-parts.ts';

/**
 * Commands on their way at a time, and bytes of them, some 4,000 entries: of a whole import at once
 * the last would wait beyond its time.
 */
const AT_ONCE = 64;
const BYTES_AT_ONCE = 100_000;

/** Arguments of a script. */
type Args = readonly (string | number | Buffer)[];

/** What is asked of one part. */
export interface PartArgs {
  readonly part: Part;
  readonly args: Args;
}

/** The way to a log. */
export interface SentLink {
  readonly parts: readonly Part[];
  /** The time in milliseconds since 1970. */
  now(): number;
  /** The part that a key lies in. */
  partOf(key: SentKey): Part;
  /**
   * Runs a script on parts.
   *
   * @param realm empty where it does not matter
   * @param shared its arguments before those of the parts
   * @returns the answers in the order of the commands, without the word that all went well
   */
  ask(
    script: Script,
    realm: string,
    shared: Args,
    asked: readonly PartArgs[],
  ): Promise<readonly (readonly unknown[])[]>;
  /** The same of several askings, of which some are under way at a time. */
  askAll(
    script: Script,
    realm: string,
    shared: Args,
    askings: readonly (readonly PartArgs[])[],
  ): Promise<readonly (readonly unknown[])[]>;
}

/** How a log is named and kept. */
export interface SentLinkOptions {
  readonly name: string;
  readonly partCount: number;
  readonly timeoutMs: number;
  readonly retentionDays: number;
  readonly acquaintanceDays: number;
  readonly now: () => number;
}

/** Makes the way to a log. */
export function createSentLink(client: RedisClient, options: SentLinkOptions): SentLink {
  const { name, partCount, timeoutMs, retentionDays, acquaintanceDays, now } = options;
  const runner = createScriptRunner(client, timeoutMs);
  const parts = partsOf(name, partCount);
  const clustered = isCluster(client);
  const layout = `1:${partCount}`;

  const once = async (
    script: Script,
    realm: string,
    shared: Args,
    asked: readonly PartArgs[],
  ): Promise<readonly unknown[]> => {
    const bases = asked.map(({ part }) => part.base);
    const keys = clustered ? [...bases, `${bases[0]}:never`] : bases;
    const args = asked.flatMap((one) => one.args);
    const head = [layout, asked.length, now(), retentionDays, acquaintanceDays, realm];
    const [state, ...found] = await runner.run(script, keys, [...head, ...shared, ...args]);
    if (String(state) === 'layout') throw new Error('Redis holds a sent log of other "parts"');
    return found;
  };

  const askAll: SentLink['askAll'] = async (script, realm, shared, askings) => {
    const commands = clustered
      ? askings.flatMap((asked) => asked.map((one) => [one]))
      : askings.filter((asked) => asked.length > 0);
    const answers: (readonly unknown[])[] = [];
    let under: Promise<readonly unknown[]>[] = [];
    let bytes = 0;
    for (const asked of commands) {
      under.push(once(script, realm, shared, asked));
      bytes += sizeOf(asked);
      if (under.length < AT_ONCE && bytes < BYTES_AT_ONCE) continue;
      answers.push(...(await Promise.all(under)));
      [under, bytes] = [[], 0];
    }
    answers.push(...(await Promise.all(under)));
    return answers;
  };

  return {
    parts,
    now,
    partOf: (key) => parts[partNumber(key, partCount)] ?? { number: 0, base: name },
    ask: (script, realm, shared, asked) => askAll(script, realm, shared, [asked]),
    askAll,
  };
}

function sizeOf(asked: readonly PartArgs[]): number {
  let bytes = 0;
  for (const { args } of asked) {
    for (const one of args) bytes += typeof one === 'number' ? 0 : one.length;
  }
  return bytes;
}

function isCluster(client: RedisClient): boolean {
  return 'nodes' in client && typeof client.nodes === 'function';
}
