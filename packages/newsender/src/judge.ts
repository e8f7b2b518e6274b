/**
 * Report → keys → one look-up → what the log says.
 *
 * First by the ids the report names, then by the pairs of addressee and failed
 * recipient, then by who ever wrote to whom. Silence is evidence only inside
 * declared coverage, and only of a key that the log would hold: an id out of
 * the returned message says much, a recipient little, for forwarders deliver
 * to whom nobody wrote.
 */

import {
  type Evidence,
  type Finding,
  quote,
  type ReportKind,
  type SentAnswer,
  type SentStore,
  type SentUse,
} from '@backscatter/core';
import type { VerpPattern } from '@backscatter/mail';
import {
  coverageFor,
  type DeclaredCoverage,
  type LogCoverage,
  logCoverageOf,
  scopeOf,
} from './coverage.ts';
import { DAY, showInstant } from './instant.ts';
import { matchIds } from './match-id.ts';
import { matchAcquaintance, matchRecipient, WEAK_PAIR } from './match-recipient.ts';
import { Passage } from './passage.ts';
import { type Answered, isRecent, type Question, questionOf, withAnswer } from './question.ts';
import { type IdKey, isAnswered, isReturned, isThread, reportKeys } from './report-keys.ts';
import type { MakeKey } from './sent-keys.ts';

/** What judging goes by. */
export interface JudgeSettings {
  readonly store: SentStore;
  readonly key: MakeKey;
  readonly coverage: readonly DeclaredCoverage[];
  readonly paths: readonly string[];
  readonly windowDays: number;
  readonly queueDays: number;
  /** How our services write return paths that hold the recipient. */
  readonly verp: readonly VerpPattern[];
  /** Domains by which no correspondent is known. */
  readonly strangers: ReadonlySet<string>;
}

/** What the log says of a report. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** What to count once the verdict is final. */
  readonly uses: readonly SentUse[];
  /** Findings worth nothing, to be told where others hide why silence says nothing. */
  readonly warnings: readonly Finding[];
  /** Why silence says nothing; null where something was found or silence speaks. */
  readonly silent: string | null;
  /** Whether an id of the returned message should have been logged, and is not. */
  readonly lacksId: boolean;
  /** Whether that of the mail which the report answers should have been. */
  readonly lacksAnswered: boolean;
  /** The declarations by which it should; none where not every id was looked up. */
  readonly missing: readonly DeclaredCoverage[];
}

/** An id that is not logged, named by who answers a mail: a gateway may have given it another. */
const ANSWERED = 0.75;

const NOTHING: Judgement = {
  findings: [],
  uses: [],
  warnings: [],
  silent: null,
  lacksId: false,
  lacksAnswered: false,
  missing: [],
};

/**
 * Judges a report. Rejects when the store does.
 *
 * @param delivery names the delivery as it will be counted, where it will be
 */
export async function judge(
  evidence: Evidence,
  settings: JudgeSettings,
  delivery?: () => string,
): Promise<Judgement> {
  const { store, key, windowDays, strangers } = settings;
  const sender = evidence.addressee?.address ?? null;
  const declared = sender === null ? [] : coverageFor(settings.coverage, sender);
  const about = {
    keys: reportKeys(evidence, settings.verp),
    sender,
    now: evidence.now,
    windowDays,
    passage: new Passage(evidence),
  };
  const question = questionOf(about, declared.map(scopeOf), strangers, key);
  const asked = answered(question, await store.lookup(question.query));

  let byId = matchIds(asked);
  if (byId?.exhausted && delivery !== undefined) {
    // Rarely needed and costly to know, so it is a question of its own.
    const query = { ...question.query, delivery: key('delivery', delivery()) };
    byId = matchIds(answered({ ...question, query }, await store.lookup(query)));
  }
  if (byId?.believed) {
    return { ...NOTHING, findings: [byId.finding], uses: byId.uses };
  }
  const acquaintance = matchAcquaintance(asked);
  const silence = judgeSilence(evidence, declared, { asked, acquaintance }, settings);
  const { kind } = evidence.report;
  const pair = matchRecipient(asked, kind, silence.lacksId || silence.lacksAnswered);
  const doubtful = byId?.finding ?? null;
  if (pair !== null) {
    // What is weak must not add up to a proof.
    const both = doubtful !== null && pair.strength > WEAK_PAIR;
    return { ...NOTHING, findings: both ? [pair, doubtful] : [pair] };
  }
  if (doubtful !== null) {
    // A thread names mail of many; it does not take back that the returned id is not logged.
    const against = silence.lacksId && !isNamed(asked) ? silence.findings : [];
    return { ...NOTHING, findings: [doubtful, ...against] };
  }
  // Somebody else of a domain is nothing against an id that is not logged.
  const outweighed = acquaintance?.code === 'known-domain' && silence.lacksId;
  if (acquaintance === null || outweighed) return silence;
  return { ...silence, findings: [acquaintance, ...silence.findings, ...silence.warnings] };
}

function answered(question: Question, answer: SentAnswer): Answered {
  // What a caller's own store leaves out must not count as "not sent".
  for (const list of LISTS) {
    if (answer[list].length !== question.query[list].length)
      throw new RangeError(`answer lacks ${list}`);
  }
  return withAnswer(question, answer);
}

const LISTS = ['ids', 'recipients', 'domains', 'scopes'] as const;

/** What was asked, and whom of the report's recipients the addressee knows from before. */
interface Unmatched {
  readonly asked: Answered;
  readonly acquaintance: Finding | null;
}

/** The log knows nothing of this report: what is that worth? */
function judgeSilence(
  { addressee, report }: Evidence,
  declared: readonly DeclaredCoverage[],
  unmatched: Unmatched,
  { paths, queueDays }: JudgeSettings,
): Judgement {
  const { sender, now, answer } = unmatched.asked;
  const silent = (why: string): Judgement => ({ ...NOTHING, silent: why });
  if (sender === null) return silent('nothing says to whom the report came');
  const wrapping = addressee?.wrapping?.kind;
  if (wrapping === 'srs0' || wrapping === 'srs1') {
    return silent(`${sender} stands for a sender elsewhere, whose mail was relayed`);
  }
  const question = { sender, now, queueDays, paths };
  const coverage = logCoverageOf(declared, answer.scopes, question);
  if (!coverage.holds) {
    const summary = `The log's silence says nothing: ${coverage.why}`;
    const warning = { code: 'coverage-suspended', strength: 1, summary };
    return { ...silent(coverage.why), warnings: coverage.suspended ? [warning] : [] };
  }
  const complete = answer.completeSince;
  if (complete !== null && complete > now - queueDays * DAY) {
    return silent(
      complete === Number.POSITIVE_INFINITY
        ? 'nothing was recorded in the sent log yet'
        : `the sent log holds nothing sent before ${showInstant(complete)}`,
    );
  }
  return (
    absence(unmatched, report.kind, coverage) ??
    silent('the report names neither an id of the original nor a recipient that would be logged')
  );
}

/** What absence says where coverage holds; null where the report has no key whose absence speaks. */
function absence(
  { asked, acquaintance }: Unmatched,
  kind: ReportKind,
  { keys: logged, declared }: Extract<LogCoverage, { readonly holds: true }>,
): Judgement | null {
  const { keys, sender } = asked;
  const id = logged.has('ids') ? keys.ids.find((one) => isMissing(one, asked)) : undefined;
  const data = { ids: keys.ids.length, recipients: keys.recipients.length, cut: keys.cut };
  const first = keys.cut ? ' (only the first were looked up)' : '';
  const result = (
    code: string,
    summary: string,
    missing: readonly DeclaredCoverage[],
    strength = 1,
  ): Judgement => ({ ...NOTHING, findings: [{ code, strength, summary, data }], missing });
  if (id !== undefined) {
    const summary = `The log holds all mail of ${sender}, but not the returned ${quote(id.id)}, nor any to its recipients${first}.`;
    // Below a heap of invented ids may lie the one that is logged.
    return { ...result('not-sent-id', summary, keys.cut ? [] : declared), lacksId: true };
  }
  const answered = logged.has('ids')
    ? keys.ids.find((one) => isAnswered(one.place, kind) && !isKnown(one, asked))
    : undefined;
  const lacksAnswered = answered !== undefined;
  if (answered !== undefined && acquaintance === null) {
    const summary = `The log holds all mail of ${sender}, but not ${quote(answered.id)}, which is answered, nor any to whom it is answered by${first}.`;
    return { ...result('not-sent-id', summary, [], ANSWERED), lacksAnswered };
  }
  const recipient = logged.has('recipients')
    ? keys.recipients.find((one) => !keys.scanners.has(one))
    : undefined;
  if (recipient === undefined) {
    const why = 'the report names no recipient';
    return lacksAnswered ? { ...NOTHING, silent: why, lacksAnswered } : null;
  }
  const others = keys.recipients.length - 1;
  const summary = `The log holds all mail of ${sender}, but none to ${quote(recipient)}${others > 0 ? ` or ${others} more` : ''}${first}.`;
  return { ...result('not-sent-recipient', summary, []), lacksAnswered };
}

/** A returned id that the log should hold and does not. One too short to prove a mail is still there. */
function isMissing(id: IdKey, asked: Answered): boolean {
  return isReturned(id.place) && !isKnown(id, asked);
}

function isKnown(id: IdKey, asked: Answered): boolean {
  const { ids, answer } = asked;
  return ids.some(({ key }, i) => key === id && isRecent(answer.ids[i]?.senderAt, asked));
}

/** Whether the log knows an id, of whomever, under which the report names the original itself. */
function isNamed({ ids, answer }: Answered): boolean {
  return ids.some(({ key }, i) => !isThread(key.place) && (answer.ids[i]?.at ?? null) !== null);
}
