/**
 * How a set lies on the disk: a folder that other filters can read too.
 *
 * | file | holds |
 * |---|---|
 * | `world.json` | seed, part and what an operator would configure; written last, so a folder without it is a part of a set |
 * | `zone.txt` | the simulated DNS: a name a line, then its addresses |
 * | `sent.jsonl` | what left and which ids were told, an event a line |
 * | `truth.jsonl` | the messages that came, a truth a line, with `path` |
 * | `reports/000/000001.eml` | these messages, as they came |
 * | `earlier.jsonl`, `earlier/ham/000/000001.eml` | mail to learn from |
 *
 * `event` in a line is its place among all events of the set, from 0.
 */

import type { SetEvent, SetWorld, SourceMail, Zone } from '../generator/events.ts';
import type { Truth } from '../truth.ts';

/** Names of the files of a set in its folder. */
export const SET_FILES = {
  world: 'world.json',
  zone: 'zone.txt',
  sent: 'sent.jsonl',
  truth: 'truth.jsonl',
  earlier: 'earlier.jsonl',
} as const;

/** Messages in one folder: file systems and people bear no more. */
const IN_FOLDER = 1_000;

/** What `world.json` holds. */
export interface WrittenWorld {
  readonly seed: number;
  readonly part: 'train' | 'test';
  readonly world: Omit<SetWorld, 'zone'>;
}

/** A line of `sent.jsonl`. */
export type SentLine = { readonly event: number } & Exclude<SetEvent, { readonly what: 'case' }>;

/** A line of `truth.jsonl`. */
export type TruthLine = { readonly path: string; readonly event: number } & Truth;

/** A line of `earlier.jsonl`. */
export type EarlierLine = { readonly path: string; readonly label: SourceMail['as'] } & {
  readonly source: Pick<SourceMail, 'corpus' | 'path'>;
};

/** Where the message of this number lies, from 0. */
export function messagePath(folder: string, number: number): string {
  const outer = String(Math.floor(number / IN_FOLDER)).padStart(3, '0');
  return `${folder}/${outer}/${String(number).padStart(6, '0')}.eml`;
}

/** The zone, a name a line in its order, its addresses behind a tab each. */
export function zoneText({ addresses }: Zone): string {
  return [...addresses].map(([name, answers]) => `${[name, ...answers].join('\t')}\n`).join('');
}

/** What `zoneText` wrote. */
export function readZone(text: string): Zone {
  const rows = text.split('\n').filter((line) => line !== '');
  return {
    addresses: new Map(
      rows.map((row) => {
        const [name = '', ...answers] = row.split('\t');
        return [name, answers];
      }),
    ),
  };
}

/**
 * A date or a text where an instant stands would not come back as it was.
 *
 * @throws TypeError for an event that is none of a set
 */
export function checkEvent(event: SetEvent): SetEvent {
  if (event.what === 'sent' && typeof event.sent.at !== 'number') {
    throw new TypeError('writeSet: "sent.at" must be milliseconds since 1970');
  }
  if (event.what === 'case' && event.at !== event.case.truth.at) {
    throw new TypeError(
      `writeSet: the case ${event.case.truth.id} does not come when its truth says`,
    );
  }
  return event;
}
