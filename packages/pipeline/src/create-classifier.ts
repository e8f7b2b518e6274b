/**
 * The composition:
 *
 *     raw ─ parse ─ parseDsn ─ collectEvidence ─ signals ─ score ─ decide ─ verdict
 *
 * Judging changes nothing; what must be remembered leaves in the verdict's
 * notes and is remembered by `commit`.
 */

import type {
  Dsn,
  Envelope,
  Evidence,
  Mail,
  Problem,
  Silence,
  Verdict,
  VerdictKind,
} from '@backscatter/core';
import { parseOptions } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { canChange } from './can-change.ts';
import { collectEvidence } from './collect-evidence.ts';
import { decide } from './decide.ts';
import { deliveryKey } from './delivery-key.ts';
import { checkEnvelope } from './envelope.ts';
import { optionsSchema, type PureClassifierOptions } from './options.ts';
import { evidenceKind, probabilityOf } from './probability.ts';
import { NO_REACH, type Reach, reachOf } from './reach.ts';
import { roundsOf, runSignals, type SignalReports } from './run-signals.ts';
import { pointsOf, standingOf } from './weigh.ts';

/** What `classify` may be told beside mail and envelope. */
export interface ClassifyOptions {
  /** Gives up when it aborts: `classify` rejects with its reason. */
  readonly signal?: AbortSignal;
  /** The caller's own name of this delivery; default is a hash of what is delivered. */
  readonly deliveryId?: string;
}

/** A classifier of bytes. `Raw` is whatever its `parse` reads. */
export interface Classifier<Raw> {
  /**
   * Judges one message for one addressee. Never rejects for what the message
   * holds.
   *
   * @param raw the message as received, or a `Mail` that was read already
   * @param envelope of the SMTP session; without it, it is derived from the header
   * @throws TypeError for a wrong envelope; the abort reason when the caller aborts
   */
  classify(raw: Raw | Mail, envelope?: Envelope, options?: ClassifyOptions): Promise<Verdict>;
  /**
   * Has the signals remember what the verdict noted. Call it once the decision
   * on the message is final; a verdict that went through JSON will do.
   */
  commit(verdict: Pick<Verdict, 'notes' | 'key'>): Promise<void>;
}

/**
 * Makes a classifier without a world of its own: the parser and the clock are
 * handed in.
 *
 * @throws TypeError naming each wrong option
 */
export function createPureClassifier(options: PureClassifierOptions): Classifier<Uint8Array> {
  const checked = parseOptions('createClassifier', optionsSchema, options);
  const { parse, clock, signals, deadlineMs, exhaustive, hexSha256 } = checked;
  const points = pointsOf(checked);
  const rounds = roundsOf(signals);
  const reachBy = (silences: readonly Silence[]): Reach => {
    const names = new Set(silences.map(({ signal }) => signal));
    const silent = signals.filter(({ name }) => names.has(name));
    return reachOf(silent, points.weights);
  };
  const stand = (reports: Said): FullStanding => {
    const { findings, unavailable } = reports;
    return standingOf(findings, unavailable.length === 0 ? NO_REACH : reachBy(unavailable), points);
  };
  const beforeAll = stand(NOTHING_SAID);
  // What is still to come by each round, and whether it matters where nobody has said anything yet:
  // every report begins so.
  const toCome = new Map(
    rounds.map(({ round }, index) => {
      const reach = reachOf(
        rounds.slice(index).flatMap((later) => later.signals),
        points.weights,
      );
      return [round, { reach, matters: canChange(beforeAll, reach, points) }];
    }),
  );

  /** Where a report stands as its signals speak: weighed again only when there is something new. */
  const standings = (): ((reports: Said) => FullStanding) => {
    let [standing, findings, silences] = [beforeAll, 0, 0];
    return (reports) => {
      const { length: found } = reports.findings;
      const { length: silent } = reports.unavailable;
      if (found !== findings || silent !== silences) {
        [standing, findings, silences] = [stand(reports), found, silent];
      }
      return standing;
    };
  };

  const judge = async (
    evidence: Evidence,
    options: ClassifyOptions | undefined,
  ): Promise<Verdict> => {
    const { mail, report } = evidence;
    let known: string | null = null;
    const key = (): string => {
      known ??= options?.deliveryId ?? deliveryKey(evidence, hexSha256);
      return known;
    };
    const standingAfter = standings();
    const reports = await runSignals(rounds, evidence, {
      clock,
      deadlineMs,
      abort: options?.signal,
      key,
      worthAsking: (soFar, round) => {
        const left = toCome.get(round);
        if (exhaustive || left === undefined) return true;
        const standing = standingAfter(soFar);
        return standing === beforeAll ? left.matters : canChange(standing, left.reach, points);
      },
    });
    const standing = standingAfter(reports);
    const { abstained, unavailable, skipped, notes, heard } = reports;
    return {
      label: decide(standing, points),
      kind: report.kind,
      score: standing.score,
      probability: probabilityOf(
        standing.score,
        evidenceKind(
          report.kind,
          heard,
          abstained.map(({ signal }) => signal),
        ),
      ),
      reasons: standing.reasons,
      abstained,
      unavailable,
      skipped,
      report: withoutBytes(report),
      problems: [...mail.problems, ...standing.problems],
      notes,
      key: notes.length === 0 ? null : key(),
    };
  };

  return {
    classify: async (raw, envelope, options) => {
      const given = checkEnvelope(envelope);
      options?.signal?.throwIfAborted();
      const mail = isMail(raw) ? raw : await parse(raw);
      const report = await parseDsn(mail, parse);
      if (report === null) return notABounce('ordinary', null, mail.problems);
      // Feedback reports return forged mail by design, and were asked for.
      if (report.kind === 'feedback-report') return notABounce(report.kind, report, mail.problems);
      return judge(collectEvidence(mail, report, given, clock.now()), options);
    },
    commit: async ({ notes, key }) => {
      for (const { signal, value } of notes) {
        if (key === null) throw new TypeError('commit: the verdict has notes but no key');
        await signals.find(({ name }) => name === signal)?.remember?.(value, key);
      }
    },
  };
}

/** As far as it weighs. */
type Said = Pick<SignalReports, 'findings' | 'unavailable'>;
type FullStanding = ReturnType<typeof standingOf>;

const NOTHING_SAID: Said = { findings: [], unavailable: [] };

function isMail(raw: Uint8Array | Mail): raw is Mail {
  return typeof raw === 'object' && raw !== null && 'root' in raw && 'headers' in raw;
}

/**
 * As JSON, in which verdicts travel, they would be ten times the mail. Field by field: to spread what
 * has accessors takes longer than to weigh it.
 */
function withoutBytes(report: Dsn): Dsn {
  const { form, mail } = report.returned;
  return {
    kind: report.kind,
    evidence: report.evidence,
    dialect: report.dialect,
    recipients: report.recipients,
    reportingMta: report.reportingMta,
    dsnGateway: report.dsnGateway,
    receivedFromMta: report.receivedFromMta,
    arrivalDate: report.arrivalDate,
    originalEnvelopeId: report.originalEnvelopeId,
    messageIds: report.messageIds,
    feedback: report.feedback,
    disposition: report.disposition,
    notice: report.notice,
    problems: report.problems,
    returned: { form, mail },
  };
}

function notABounce(kind: VerdictKind, report: Dsn | null, problems: readonly Problem[]): Verdict {
  return {
    label: 'not-a-bounce',
    kind,
    score: 0,
    probability: null,
    reasons: [],
    abstained: [],
    unavailable: [],
    skipped: [],
    report: report === null ? null : withoutBytes(report),
    problems,
    notes: [],
    key: null,
  };
}
