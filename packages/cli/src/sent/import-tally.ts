/**
 * What an import gained, and what it left out.
 */

import type { SentRecord } from '@backscatter/sent-import';
import type { LogProgress } from '@backscatter/sent-import/node';
import type { Added } from './sent-log.ts';

/** Senders counted one by one. */
const MAX_SENDERS = 100_000;

const REASONS: Readonly<Record<string, string>> = {
  relayed: 'came from outside: received, or relayed for others',
  'other-sender': 'of other senders than those asked for',
  'no-return-path': 'reports, which have no return path',
  'stayed-inside': 'stayed inside, or went to a filter and on from there',
  incomplete: 'whose beginning the logs do not hold',
  unreadable: 'whose sender is no address',
  'no-sender': 'name no sender',
  received: 'were delivered here, not sent',
  'no-date': 'tell no plausible date',
  'no-id-nor-recipient': 'name neither an id nor a recipient',
  'no-mail': 'files that are no mail',
};

/** Figures of an import. */
export interface ImportTally {
  count(records: readonly SentRecord[], became: Added): void;
  leaveOut(why: string, count?: number): void;
  json(): Readonly<Record<string, unknown>>;
  /** Lines for a person. */
  render(isDryRun: boolean, retentionDays: number | null): readonly string[];
}

/** Begins to count. */
export function createImportTally(): ImportTally {
  const senders = new Set<string>();
  const leftOut = new Map<string, number>();
  const total = { found: 0, added: 0, old: 0 };
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const span = (): readonly string[] | null =>
    total.found === 0 ? null : [from, to].map((at) => new Date(at).toISOString());
  return {
    count: (records, { added, old }) => {
      total.found += records.length;
      total.added += added;
      total.old += old;
      for (const record of records) {
        from = Math.min(from, record.at);
        to = Math.max(to, record.at);
        for (const sender of record.senders) if (senders.size < MAX_SENDERS) senders.add(sender);
      }
    },
    leaveOut: (why, count = 1) => {
      if (count > 0) leftOut.set(why, (leftOut.get(why) ?? 0) + count);
    },
    json: () => ({
      ...total,
      senders: senders.size,
      from: span()?.[0] ?? null,
      to: span()?.[1] ?? null,
      leftOut: Object.fromEntries(leftOut),
    }),
    render: (isDryRun, retentionDays) => {
      const days = span()?.map((time) => time.slice(0, 10));
      const more = senders.size >= MAX_SENDERS ? ' and more' : '';
      const lines =
        days === undefined
          ? ['No sent mail was found.']
          : [
              `${counted(total.found, 'sent mail')} of ${counted(senders.size, 'sender')}${more}, ${days.join(' to ')}:`,
              row(total.added, isDryRun ? 'would be new to the log' : 'new to the log'),
              row(total.found - total.added - total.old, 'there already'),
              ...(total.old === 0 ? [] : [row(total.old, oldText(retentionDays))]),
            ];
      if (leftOut.size === 0) return lines;
      const rows = [...leftOut].map(([why, count]) => row(count, REASONS[why] ?? why));
      return [...lines, 'Left out:', ...rows];
    },
  };
}

/** Tells what became of the messages of logs. */
export function tallyLogs(tally: ImportTally, { tally: { leftOut } }: LogProgress): void {
  for (const [why, count] of Object.entries(leftOut)) tally.leaveOut(why, count);
}

function row(count: number, what: string): string {
  return `${String(count).padStart(8)}  ${what}`;
}

function oldText(retentionDays: number | null): string {
  return `older than the ${retentionDays} days that the log keeps; who wrote to whom is remembered`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
