/**
 * Scripts on the server: each is one round trip, and runs as one (Redis:
 * "Scripting with Lua").
 *
 * The server knows a script by the SHA-1 of its text, so only that is sent. It
 * forgets scripts when it restarts or hands over to a replica, and then answers
 * NOSCRIPT; the text goes once, and the server knows it again.
 */

import { createHash } from 'node:crypto';
import type { RedisClient } from './redis-client.ts';
import { lateError, storeError } from './store-error.ts';

/** A script and its name on the server. */
export interface Script {
  readonly text: string;
  readonly sha1: string;
}

/** Where and how long scripts run. */
export interface ScriptRunner {
  /**
   * Runs a script on keys of one slot.
   *
   * @throws (rejects) an error without secrets, when there is no answer in time or it is an error
   */
  run(
    script: Script,
    keys: readonly string[],
    args: readonly (string | number | Buffer)[],
  ): Promise<readonly unknown[]>;
}

/** Names a script. */
export function scriptOf(text: string): Script {
  return { text, sha1: createHash('sha1').update(text).digest('hex') };
}

/**
 * Makes a runner for a client.
 *
 * @param timeoutMs for a round trip; a client of the caller's may have no limit of its own
 */
export function createScriptRunner(client: RedisClient, timeoutMs: number): ScriptRunner {
  const call = (command: string, args: (string | number | Buffer)[]): Promise<unknown> =>
    withinTime(client.callBuffer(command, args), timeoutMs);
  return {
    run: async ({ text, sha1 }, keys, args) => {
      const rest = [keys.length, ...keys, ...args];
      try {
        try {
          return answerOf(await call('EVALSHA', [sha1, ...rest]));
        } catch (error) {
          if (!isUnknownScript(error)) throw error;
          return answerOf(await call('EVAL', [text, ...rest]));
        }
      } catch (error) {
        throw error instanceof Late ? lateError(timeoutMs) : storeError(error);
      }
    },
  };
}

class Late extends Error {}

async function withinTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late()), timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}

function answerOf(answer: unknown): readonly unknown[] {
  return Array.isArray(answer) ? answer : [answer];
}
