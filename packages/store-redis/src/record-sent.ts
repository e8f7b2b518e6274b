/**
 * Recording what was sent.
 *
 * A realm begins in all parts of the log, with the first record of a process:
 * a part that knows nothing of it has lost what it held, or is new, and is
 * complete from there. When a later record meets such a part, a server was
 * emptied, and the others of its parts are begun anew too.
 */

import type { LoggedMessage, SentBatch, SentKey } from '@backscatter/core';
import { DAY, type Operation, operationsOf } from './sent-codec.ts';
import type { PartArgs, SentLink } from './sent-link.ts';
import type { Part } from './sent-parts.ts';
import { RECORD } from './write-sent-scripts.ts';

/** Operations of a script: more would hold others up for more than some 20 ms. */
const AT_ONCE = 2_000;

/** The days that messages and acquaintances are kept, and the clock. */
export interface SentTimes {
  readonly retentionDays: number;
  readonly acquaintanceDays: number;
  readonly now: () => number;
}

/** Makes what records batches. */
export function createRecorder(
  link: SentLink,
  times: SentTimes,
): (batch: SentBatch) => Promise<void> {
  const begun = new Set<SentKey>();

  const write = async (
    realm: SentKey,
    askings: readonly (readonly PartArgs[])[],
  ): Promise<boolean> => {
    const answers = await link.askAll(RECORD, realm, [], askings);
    return answers.some(([fresh]) => Number(fresh) > 0);
  };
  const begin = async (realm: SentKey): Promise<void> => {
    await write(realm, [link.parts.map((part) => ({ part, args: [''] }))]);
    begun.add(realm);
  };

  return async ({ realm, messages }) => {
    if (!begun.has(realm)) await begin(realm);
    const fresh = await write(realm, askingsOf(messages, link, times));
    if (fresh) await begin(realm);
  };
}

/** The operations in the order of time, by part, so many at a time. */
function askingsOf(
  messages: readonly LoggedMessage[],
  link: SentLink,
  { retentionDays, acquaintanceDays, now }: SentTimes,
): readonly (readonly PartArgs[])[] {
  const time = now();
  const askings: (readonly PartArgs[])[] = [];
  let byPart = new Map<Part, Buffer[]>();
  let count = 0;
  const flush = (): void => {
    askings.push([...byPart].map(([part, all]) => ({ part, args: [Buffer.concat(all)] })));
    [byPart, count] = [new Map(), 0];
  };
  const add = ({ by, bytes }: Operation): void => {
    const part = link.partOf(by);
    const there = byPart.get(part);
    if (there === undefined) byPart.set(part, [bytes]);
    else there.push(bytes);
    count += 1;
    // In a cluster each part has a script of its own.
    if (count >= AT_ONCE) flush();
  };
  for (const message of [...messages].sort((a, b) => a.at - b.at)) {
    const at = message.at > time + DAY ? time : message.at;
    if (at < time - acquaintanceDays * DAY) continue;
    for (const one of operationsOf(message, at, at >= time - retentionDays * DAY)) add(one);
  }
  flush();
  return askings;
}
