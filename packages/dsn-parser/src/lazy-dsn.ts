/**
 * A report whose ids and problems are looked for when somebody asks; whoever wants
 * the recipients alone never does. The fields are ordinary ones to everybody else,
 * as with the reason of a recipient (`status/lazy-recipient.ts`).
 */

import type { Dsn, FoundId, Problem } from '@backscatter/core';

/** What can be found out of a report; each is asked at most once. */
export interface FindableOfDsn {
  readonly messageIds: () => readonly FoundId[];
  readonly problems: () => readonly Problem[];
}

/** Shared accessors, for the same reason as those of recipients. */
class LazyDsn implements Dsn {
  declare readonly kind: Dsn['kind'];
  declare readonly evidence: Dsn['evidence'];
  declare readonly dialect: Dsn['dialect'];
  declare readonly recipients: Dsn['recipients'];
  declare readonly reportingMta: Dsn['reportingMta'];
  declare readonly dsnGateway: Dsn['dsnGateway'];
  declare readonly receivedFromMta: Dsn['receivedFromMta'];
  declare readonly arrivalDate: Dsn['arrivalDate'];
  declare readonly originalEnvelopeId: Dsn['originalEnvelopeId'];
  declare readonly messageIds: Dsn['messageIds'];
  declare readonly feedback: Dsn['feedback'];
  declare readonly disposition: Dsn['disposition'];
  declare readonly notice: Dsn['notice'];
  declare readonly returned: Dsn['returned'];
  declare readonly problems: Dsn['problems'];

  readonly #findable: FindableOfDsn;
  #messageIds: readonly FoundId[] | null = null;
  #problems: readonly Problem[] | null = null;

  static readonly #MESSAGE_IDS: PropertyDescriptor & ThisType<LazyDsn> = {
    enumerable: true,
    configurable: true,
    get() {
      this.#messageIds ??= this.#findable.messageIds();
      return this.#messageIds;
    },
  };

  static readonly #PROBLEMS: PropertyDescriptor & ThisType<LazyDsn> = {
    enumerable: true,
    configurable: true,
    get() {
      this.#problems ??= this.#findable.problems();
      return this.#problems;
    },
  };

  constructor(known: Omit<Dsn, keyof FindableOfDsn>, findable: FindableOfDsn) {
    this.#findable = findable;
    this.kind = known.kind;
    this.evidence = known.evidence;
    this.dialect = known.dialect;
    this.recipients = known.recipients;
    this.reportingMta = known.reportingMta;
    this.dsnGateway = known.dsnGateway;
    this.receivedFromMta = known.receivedFromMta;
    this.arrivalDate = known.arrivalDate;
    this.originalEnvelopeId = known.originalEnvelopeId;
    Object.defineProperty(this, 'messageIds', LazyDsn.#MESSAGE_IDS);
    this.feedback = known.feedback;
    this.disposition = known.disposition;
    this.notice = known.notice;
    this.returned = known.returned;
    Object.defineProperty(this, 'problems', LazyDsn.#PROBLEMS);
  }
}

/** Makes a report of what is known and what can be found out. */
export function lazyDsn(known: Omit<Dsn, keyof FindableOfDsn>, findable: FindableOfDsn): Dsn {
  return new LazyDsn(known, findable);
}
