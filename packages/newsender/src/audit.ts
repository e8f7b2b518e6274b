/**
 * The signal `newsender-audit`: does the log hold what its coverage claims?
 *
 * A report that another signal proved to be ours (a tagged return path, a
 * signed id, our DKIM signature), on a message whose id should be logged and
 * is not, shows a way out that the operator forgot. From then on silence of
 * the log would call genuine reports forged, so the coverage is suspended, and
 * says so, until it has been mended or the time is over.
 *
 * Only mail that can have left after the log became complete shows that. A proof
 * of an older one is no contradiction: its entry may be gone or was never made,
 * and whoever kept a public post of ours must not silence the log with it.
 *
 * Runs after the others, for it needs their findings. A recipient that is not
 * logged shows nothing: the mail may have been forwarded.
 */

import {
  type Evidence,
  type Finding,
  found,
  type Outcome,
  type Signal,
  unavailable,
} from '@backscatter/core';
import { z } from 'zod';
import { scopeOf } from './coverage.ts';
import { DAY, showInstant } from './instant.ts';
import type { Judgement, JudgeSettings } from './judge.ts';

/**
 * The proofs of the product that need no log. `signed-return-path` is not among them: whoever got
 * a mail of ours can send with its tag for a week, and must not suspend anything. `own-dkim` is as
 * strong as is needed only where the Message-ID is signed, too, and so is what the log is asked for.
 */
export const DEFAULT_PROOFS: readonly string[] = [
  'signed-message-id',
  'signed-envelope-id',
  'own-dkim',
  'reported-by-own-server',
];

/** A proof weaker than this leaves room for a replay, and a forger must not suspend anything. */
const MIN_STRENGTH = 0.9;

/** What the audit goes by. */
export interface AuditSettings extends JudgeSettings {
  readonly proofs: ReadonlySet<string>;
  readonly suspendDays: number;
}

const key = z.string().regex(/^[0-9a-f]{16}$/);

const noteSchema = z.strictObject({
  scopes: z.array(key).max(100),
  at: z.number(),
  until: z.number(),
  reason: z.string().max(200),
});

type SuspensionNote = z.output<typeof noteSchema>;

/**
 * Makes the signal.
 *
 * @param judged what the log says of a report; rejects when it does not answer
 */
export function createAudit(
  settings: AuditSettings,
  judged: (evidence: Evidence) => Promise<Judgement>,
): Signal {
  return {
    name: 'newsender-audit',
    round: 'after',
    // No codes: it must run even where the label is certain, and a proof makes it so.
    check: async (evidence, { findings }) => {
      const proof = findings.find(
        (finding) =>
          settings.proofs.has(finding.code) &&
          finding.strength >= MIN_STRENGTH &&
          isYoung(finding, settings),
      );
      if (proof === undefined || settings.coverage.length === 0) return found([]);
      try {
        return compare(proof, evidence, await judged(evidence), settings);
      } catch {
        return unavailable('the sent log did not answer');
      }
    },
    remember: async (value) => {
      const { scopes, ...suspension } = parseNote(value);
      for (const scope of scopes) await settings.store.suspend(scope, suspension);
    },
  };
}

/**
 * Whether the mail is of days that coverage speaks of, which is complete for `queueDays`. Days are
 * counted by the calendar, so the last is left out. A proof that tells no age is of its session.
 */
function isYoung({ data }: Finding, { queueDays }: AuditSettings): boolean {
  const age = data?.['ageDays'];
  return typeof age !== 'number' || age < queueDays - 1;
}

function compare(
  proof: Finding,
  { now }: Evidence,
  { missing }: Judgement,
  { key: keyOf, suspendDays }: AuditSettings,
): Outcome {
  if (missing.length === 0) return found([]);
  const until = now + suspendDays * DAY;
  const note: SuspensionNote = {
    scopes: missing.map((declared) => keyOf('scope', scopeOf(declared))),
    at: now,
    until,
    reason: `a report of ${showInstant(now)}, proved by ${proof.code}, is on a mail that the log does not have`,
  };
  const senders = [...new Set(missing.flatMap((declared) => declared.senders))].slice(0, 3);
  const finding = {
    code: 'coverage-suspended',
    strength: 1,
    summary: `${proof.code} proves the report, but the log that should hold all mail of ${senders.join(', ')} does not have it: its silence does not count until ${showInstant(until)}.`,
    data: { proof: proof.code, until },
  };
  return { status: 'ok', findings: [finding], notes: [note] };
}

/** A note may have been through JSON, and through other hands. */
function parseNote(value: unknown): SuspensionNote {
  const parsed = noteSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new TypeError('newsender-audit.remember: not a note of this signal');
}
