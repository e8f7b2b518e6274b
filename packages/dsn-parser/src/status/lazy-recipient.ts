/**
 * A recipient whose reason is looked for when somebody asks. To find why delivery
 * failed costs a quarter of reading a report, for words are compared with
 * thousands of phrases; and whoever wants to know whether a report is genuine
 * never asks. To everybody else the fields are ordinary ones: they can be
 * enumerated, copied and written as JSON.
 */

import type { BounceReason, DsnRecipient } from '@backscatter/core';

type Permanence = DsnRecipient['permanence'];

/** All that is known of a recipient at once. */
export type KnownOfRecipient = Omit<DsnRecipient, 'reason' | 'permanence'>;

/** What can be found out of a recipient. */
export interface Findable {
  /** Asked at most once. */
  readonly reason: () => BounceReason;
  /** May ask the recipient itself for its reason. */
  readonly permanence: (recipient: DsnRecipient) => Permanence;
}

/**
 * The accessors are shared by all recipients: with `get` in an object literal each
 * object would have functions and a hidden class of its own, which costs more than
 * all its other fields.
 */
class LazyRecipient implements DsnRecipient {
  declare readonly finalRecipient: DsnRecipient['finalRecipient'];
  declare readonly originalRecipient: DsnRecipient['originalRecipient'];
  declare readonly action: DsnRecipient['action'];
  declare readonly status: DsnRecipient['status'];
  declare readonly derived: DsnRecipient['derived'];
  declare readonly replyCode: DsnRecipient['replyCode'];
  declare readonly diagnosticCode: DsnRecipient['diagnosticCode'];
  declare readonly remoteMta: DsnRecipient['remoteMta'];
  declare readonly reason: BounceReason;
  declare readonly permanence: Permanence;
  declare readonly lastAttemptDate: DsnRecipient['lastAttemptDate'];
  declare readonly finalLogId: DsnRecipient['finalLogId'];
  declare readonly willRetryUntil: DsnRecipient['willRetryUntil'];

  readonly #findable: Findable;
  #reason: BounceReason | null = null;

  static readonly #REASON: PropertyDescriptor & ThisType<LazyRecipient> = {
    enumerable: true,
    configurable: true,
    get() {
      this.#reason ??= this.#findable.reason();
      return this.#reason;
    },
  };

  static readonly #PERMANENCE: PropertyDescriptor & ThisType<LazyRecipient> = {
    enumerable: true,
    configurable: true,
    get() {
      return this.#findable.permanence(this);
    },
  };

  constructor(known: KnownOfRecipient, findable: Findable) {
    this.#findable = findable;
    this.finalRecipient = known.finalRecipient;
    this.originalRecipient = known.originalRecipient;
    this.action = known.action;
    this.status = known.status;
    this.derived = known.derived;
    this.replyCode = known.replyCode;
    this.diagnosticCode = known.diagnosticCode;
    this.remoteMta = known.remoteMta;
    Object.defineProperty(this, 'reason', LazyRecipient.#REASON);
    Object.defineProperty(this, 'permanence', LazyRecipient.#PERMANENCE);
    this.lastAttemptDate = known.lastAttemptDate;
    this.finalLogId = known.finalLogId;
    this.willRetryUntil = known.willRetryUntil;
  }
}

/**
 * Makes a recipient of what is known and what can be found out.
 *
 * @param known read by name: of a recipient the two others are not asked
 */
export function lazyRecipient(known: KnownOfRecipient, findable: Findable): DsnRecipient {
  return new LazyRecipient(known, findable);
}

/** What a reader may know better. */
type Changes = Partial<
  Pick<DsnRecipient, 'finalRecipient' | 'originalRecipient' | 'action' | 'reason' | 'permanence'>
>;

/** A copy with other values: a spread would ask for the reason. */
export function changeRecipient(recipient: DsnRecipient, changes: Changes): DsnRecipient {
  const {
    finalRecipient = recipient.finalRecipient,
    originalRecipient = recipient.originalRecipient,
    action = recipient.action,
  } = changes;
  const { status, derived, replyCode, diagnosticCode, remoteMta } = recipient;
  const { lastAttemptDate, finalLogId, willRetryUntil } = recipient;
  return lazyRecipient(
    {
      finalRecipient,
      originalRecipient,
      action,
      status,
      derived,
      replyCode,
      diagnosticCode,
      remoteMta,
      lastAttemptDate,
      finalLogId,
      willRetryUntil,
    },
    {
      reason: () => changes.reason ?? recipient.reason,
      permanence: () => changes.permanence ?? recipient.permanence,
    },
  );
}
