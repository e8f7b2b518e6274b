/**
 * From the plan of a report to its bytes and its truth. A server reports in one
 * format always; where that cannot say what is planned, another of the same part
 * takes its place. Everything drawn here comes from streams of the case's own, so
 * that asking for another amount moves nothing else.
 */

import { bytesOf } from '../binary-string.ts';
import type {
  AnswerFormat,
  FailureCause,
  NoticeFormat,
  NoticePlan,
} from '../notices/notice-format.ts';
import type { Random } from '../random.ts';
import type { LabelledCase, ReturnedAmount } from '../truth.ts';
import type { Organisation } from './organisation.ts';
import {
  AMOUNTS,
  ANSWERERS,
  CAUSES,
  FAMILIES,
  OTHER_FAMILY,
  pickShare,
  type Shares,
} from './shares.ts';
import type { SourceText } from './source-text.ts';
import { traceLine } from './trace-line.ts';
import type { PlannedEvent, ReportPlan, WorldView } from './world-view.ts';
import { writeOriginal } from './write-original.ts';
import type { ZoneBuilder } from './zone.ts';

/** Of the programs that can name an id in the thread, how many do. */
const THREADS = 0.5;

/** What organisations run themselves, and hosters for them. */
const OWN_FAMILIES = /^(?:postfix|exim|sendmail|exchange|qmail|courier)/;

/** What reports are written with. */
export interface ReportWriterOptions {
  readonly random: Random;
  readonly notices: readonly NoticeFormat[];
  readonly answers: readonly AnswerFormat[];
  readonly organisation: Organisation;
  readonly zone: ZoneBuilder;
  readonly hostsOf: (text: SourceText) => readonly string[];
  /** What every report returns, as far as a format can; what is drawn where absent. */
  readonly returned?: ReturnedAmount | undefined;
}

/** Writes what comes in. */
export interface ReportWriter {
  report(plan: ReportPlan): PlannedEvent;
  receive: WorldView['receive'];
  /** The family of the program that a host runs. */
  familyOf(host: string): string;
}

type Format = NoticeFormat | AnswerFormat;

/** A host keeps the program that it was first given. */
export function createReportWriter(options: ReportWriterOptions): ReportWriter {
  const { notices, answers, organisation, zone, hostsOf } = options;
  const shares = sharesOf(notices, FAMILIES);
  const hosted = shares.filter(([{ family }]) => OWN_FAMILIES.test(family));
  const mains = new Map<string, NoticeFormat>();
  const mainOf = (host: string): NoticeFormat => {
    const of = hosted.length > 0 && organisation.isOurs(host) ? hosted : shares;
    const known = mains.get(host) ?? pickShare(options.random.fork(`format of ${host}`), of);
    mains.set(host, known);
    return known;
  };
  const receive: WorldView['receive'] = (raw, { at, mailFrom, recipient, client }) => {
    const { host, address, name = host } = client;
    const by = organisation.mx.host;
    const hop = { helo: host, name, address, by, family: 'postfix', at, for: recipient };
    return `Return-Path: <${mailFrom}>\r\n${traceLine(hop)}\r\n${raw}`;
  };
  const fits = (kind: ReportPlan['kind']): Shares<Format> =>
    isNotice(kind)
      ? shares.filter(([{ kinds }]) => kinds.includes(kind))
      : sharesOf(
          answers.filter((format) => format.kind === kind),
          ANSWERERS,
        );
  const choose = (plan: ReportPlan): readonly [Format, ReturnedAmount] => {
    const random = plan.random.fork('format');
    const fitting = fits(plan.kind);
    const main = mainOf(plan.server.host);
    const drawn =
      plan.format ??
      (isNotice(plan.kind) && main.kinds.includes(plan.kind) ? main : pickShare(random, fitting));
    const wanted = options.returned ?? plan.returned;
    if (wanted === undefined || drawn.amounts.includes(wanted)) {
      return [drawn, wanted ?? amountOf(drawn, plan.random)];
    }
    const others = fitting.filter(([{ amounts }]) => amounts.includes(wanted));
    if (others.length === 0) return [drawn, amountOf(drawn, plan.random)];
    return [pickShare(plan.random.fork('other format'), others), wanted];
  };
  return {
    familyOf: (host) => mainOf(host).family,
    receive,
    report: (plan) => ({
      what: 'case',
      at: plan.at,
      write: (id) => {
        // A table of formats of one's own may lack a kind.
        const written = fits(plan.kind).length > 0 ? plan : { ...plan, kind: 'failure' as const };
        return write(id, written, ...choose(written));
      },
    }),
  };

  function write(
    id: string,
    plan: ReportPlan,
    format: Format,
    returned: ReturnedAmount,
  ): LabelledCase {
    const { at, letter, failed, server, random, client = server } = plan;
    // RFC 3834 has it go to the return path; where it does not, no tag comes back.
    const toFrom = 'goesTo' in format && format.goesTo === 'from' && plan.format === undefined;
    const recipient = toFrom ? letter.from : plan.recipient;
    const original = writeOriginal(letter);
    const notice: NoticePlan = {
      at,
      to: plan.to ?? recipient,
      host: server.host,
      address: server.address,
      failed,
      original,
      kind: isNotice(plan.kind) ? plan.kind : 'failure',
      cause: plan.cause ?? causeOf(plan),
      returned,
      threads: random.fork('threads').chance(THREADS),
    };
    const mailFrom = format.mailFrom(notice);
    const written = format.write(notice, random.fork('notice'));
    const reworked = plan.rework?.(written) ?? written;
    const raw = receive(reworked, { at, mailFrom, recipient, client });
    const { text, from, to, messageId, sentAt, trace } = letter;
    const injector = trace[0]?.address;
    const listsLink = hostsOf(text).some((host) => zone.listsLink(host));
    return {
      raw: bytesOf(raw),
      truth: {
        id,
        label: plan.label,
        kind: plan.kind,
        at,
        envelope: {
          mailFrom,
          recipient,
          client: { address: client.address, helo: client.host },
        },
        format: format.name,
        language: format.language,
        returned,
        source: { corpus: text.corpus, path: text.path },
        campaign: plan.campaign ?? null,
        scenario: plan.scenario,
        adversary: plan.adversary ?? null,
        original: { from, to, messageId, sentAt },
        evidence: {
          logged: plan.logged,
          covered: organisation.coveredBy(recipient, at),
          signed: plan.signed,
          addressee: organisation.addressee(recipient),
          namesId: namesId(format, notice),
          listed: [
            ...(injector !== undefined && zone.listsHost(injector) ? (['injector'] as const) : []),
            ...(listsLink ? (['link'] as const) : []),
          ],
        },
      },
    };
  }
}

/** Each family as often as the world has it, its formats alike. */
function sharesOf<T extends Format>(
  formats: readonly T[],
  families: ReadonlyMap<string, number>,
): Shares<T> {
  const counts = new Map<string, number>();
  for (const { family } of formats) counts.set(family, (counts.get(family) ?? 0) + 1);
  return formats.map((format) => [
    format,
    (families.get(format.family) ?? OTHER_FAMILY) / (counts.get(format.family) ?? 1),
  ]);
}

function isNotice(kind: ReportPlan['kind']): kind is NoticePlan['kind'] {
  return kind === 'failure' || kind === 'delay' || kind === 'success';
}

function amountOf({ amounts }: Format, random: Random): ReturnedAmount {
  const possible = AMOUNTS.filter(([amount]) => amounts.includes(amount));
  return pickShare(random.fork('returned'), possible);
}

function causeOf({ kind, letter, random }: ReportPlan): FailureCause {
  if (kind === 'delay') return 'timeout';
  return pickShare(random.fork('cause'), CAUSES[letter.text.as]);
}

function namesId(format: Format, notice: NoticePlan): boolean {
  if (typeof format.namesId === 'function') return format.namesId(notice);
  return format.namesId || notice.returned !== 'none';
}
