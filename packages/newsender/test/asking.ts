import type { Finding, Outcome, Signal } from '@backscatter/core';
import { evidence, type ReportShape } from './evidence.ts';

/** What a signal says of a report. */
export function ask(
  signal: Signal,
  shape: ReportShape,
  findings: readonly Finding[] = [],
  delivery?: string,
): Promise<Outcome> {
  const key = delivery === undefined ? {} : { key: () => delivery };
  return signal.check(evidence(shape), { abort: new AbortController().signal, findings, ...key });
}

/** Codes and strengths of what was found. */
export function findings(outcome: Outcome): readonly (readonly [string, number])[] {
  if (outcome.status !== 'ok') throw new Error(`${outcome.status}: ${outcome.why}`);
  return outcome.findings.map(({ code, strength }) => [code, strength] as const);
}

/** Why there is no finding. */
export function why(outcome: Outcome): string {
  return outcome.status === 'ok' ? 'ok' : `${outcome.status}: ${outcome.why}`;
}

/** Asks, and remembers what the signal notes, as after a final verdict. */
export async function commit(
  signal: Signal,
  shape: ReportShape,
  delivery: string,
  earlier: readonly Finding[] = [],
): Promise<readonly (readonly [string, number])[]> {
  const outcome = await ask(signal, shape, earlier, delivery);
  const notes = outcome.status === 'ok' ? (outcome.notes ?? []) : [];
  // A verdict may be committed by another process.
  for (const note of JSON.parse(JSON.stringify(notes))) await signal.remember?.(note, delivery);
  return findings(outcome);
}
