/**
 * What happens in the simulation: mails are sent, ids told, reports come.
 */

import type { SentInput } from '@backscatter/newsender';

/** Milliseconds in a day. */
export const DAY = 86_400_000;
/** Milliseconds in an hour. */
export const HOUR = 3_600_000;

/** The first midnight of the simulation. */
export const START = Date.parse('2026-01-05T00:00:00Z');

/** A report as it comes to our server, with what only the simulation knows. */
export interface Arrival {
  readonly at: number;
  readonly raw: string;
  /** To whom it comes, untagged. */
  readonly addressee: string;
  /** When the return path was signed that it comes to; null for an address without a tag. */
  readonly signedAt: number | null;
  readonly truth: 'genuine' | 'forged';
  /** What happened, for a row of the table. */
  readonly group: string;
}

/** What happens at a moment: a mail is logged, gets a second id on its way, or a report comes. */
export type Event =
  | { readonly what: 'sent'; readonly at: number; readonly sent: SentInput }
  | { readonly what: 'alias'; readonly at: number; readonly id: string; readonly other: string }
  | { readonly what: 'report'; readonly at: number; readonly report: Arrival };

/** Events by day, for they reach into the days to come. */
export class Agenda {
  readonly #days = new Map<number, Event[]>();

  add(event: Event): void {
    const day = dayOf(event.at);
    const events = this.#days.get(day) ?? [];
    events.push(event);
    this.#days.set(day, events);
  }

  /** Takes a day's events out, in the order of time. */
  take(day: number): readonly Event[] {
    const events = this.#days.get(day) ?? [];
    this.#days.delete(day);
    return events.sort((a, b) => a.at - b.at);
  }
}

/** The day of the simulation, from 0. */
export function dayOf(at: number): number {
  return Math.floor((at - START) / DAY);
}
