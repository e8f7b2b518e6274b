/**
 * The proof by a signed Message-ID: the report names a message that only we
 * could name so.
 *
 * Ids of the returned message count most, then the one that the report's own
 * fields name, then those it answers to. None counts in full: whoever reads a
 * public list can copy the id of a post and forge the same sender with it, for
 * as long as the id is good. As another sender's it fails.
 */

import {
  abstained,
  type CoveredSpan,
  type Evidence,
  type Finding,
  type FoundId,
  found,
  type IdPlace,
  type Outcome,
  quote,
} from '@backscatter/core';
import { withAsciiDomain } from '@backscatter/mail';
import { whyNotCovered } from '../coverage.ts';
import type { KeyRing } from '../key-ring.ts';
import type { Prover } from '../prover.ts';
import { claimedSenders } from '../report-addresses.ts';
import { checkMessageId } from './message-id.ts';
import { boundSender, type IdCheck } from './token.ts';

/** Ids looked at: genuine reports name a handful, References may name hundreds. */
const MAX_IDS = 50;

/** Where Message-IDs stand, and how far one found there counts. */
const PLACES: ReadonlyMap<IdPlace, number> = new Map([
  ['returned-message-id', 0.9],
  ['returned-original-message-id', 0.9],
  ['returned-resent-message-id', 0.9],
  ['original-message-id', 0.75],
  ['in-reply-to', 0.5],
  ['references', 0.5],
  ['text', 0.5],
]);

/** Where an answer says which message it is on: programs that say it take it from that message. */
const ANSWERED: readonly IdPlace[] = ['original-message-id', 'in-reply-to'];

/** How far an id speaks against that is not ours though it looks so. */
const WRONG: Readonly<Partial<Record<IdCheck['status'], number>>> = {
  forged: 1,
  'unknown-key': 0.75,
  malformed: 0.5,
};

/** What the prover works with. */
export interface MessageIdSettings {
  readonly keys: KeyRing;
  readonly maxAgeDays: number;
  readonly coverage: readonly CoveredSpan[];
}

interface Checked extends FoundId {
  readonly check: IdCheck;
}

/** Makes the prover. */
export function createMessageIdProver(settings: MessageIdSettings): Prover {
  return {
    name: 'message-id',
    codes: [
      'signed-message-id',
      'misplaced-signature',
      'invalid-message-id',
      'unsigned-message-id',
    ],
    prove: (evidence) => prove(evidence, settings),
  };
}

function prove(evidence: Evidence, settings: MessageIdSettings): Outcome {
  const { addressee, report, now } = evidence;
  if (addressee === null) return abstained('nothing says to whom the report came');
  const { keys, maxAgeDays, coverage } = settings;
  const checkFor = (sender: string, id: string): IdCheck =>
    checkMessageId(id, { keys, maxAgeDays, now, sender });
  const own = withAsciiDomain(addressee.address);
  const ids = report.messageIds
    .slice(0, MAX_IDS)
    .filter(({ place }) => PLACES.has(place))
    .map(({ id, place }): Checked => ({ id, place, check: checkFor(own, id) }));
  const strengthOf = ({ place }: FoundId): number => PLACES.get(place) ?? 0;
  const [valid] = ids
    .filter(({ check }) => check.status === 'valid')
    .sort((a, b) => strengthOf(b) - strengthOf(a));
  if (valid !== undefined) return found([proof(valid, addressee.address, strengthOf(valid))]);

  const misplaced = ids.flatMap((id) => misplacedOf(id, evidence, checkFor))[0];
  if (misplaced !== undefined) return found([misplaced]);
  const uncovered = whyNotCovered(coverage, evidence);
  if (uncovered !== null) return abstained(uncovered);
  const wrapping = addressee.wrapping?.kind;
  if (wrapping === 'srs0' || wrapping === 'srs1') {
    return abstained('a forwarder passes on ids of others');
  }
  return against(ids, addressee.address);
}

function proof({ id, place, check }: Checked, sender: string, strength: number): Finding {
  const { key, ageDays } = check as Extract<IdCheck, { status: 'valid' }>;
  return {
    code: 'signed-message-id',
    strength,
    summary: `The report names ${quote(id)}, which we signed for ${sender} ${ageDays} days ago.`,
    data: { key, ageDays, place },
  };
}

/** Ours, but old, or another's who is named too. */
function misplacedOf(
  { id, place, check }: Checked,
  evidence: Evidence,
  checkFor: (sender: string, id: string) => IdCheck,
): readonly Finding[] {
  const is = (why: string): readonly Finding[] => [
    {
      code: 'misplaced-signature',
      strength: 1,
      summary: `The report names ${quote(id)}, which we signed, but ${why}.`,
      data: { place },
    },
  ];
  if (check.status === 'expired') return is(`${check.ageDays} days ago`);
  if (check.status !== 'forged') return [];
  const other = claimedSenders(evidence).find((sender) =>
    ['valid', 'expired'].includes(checkFor(boundSender(sender), id).status),
  );
  return other === undefined ? [] : is(`for ${quote(other)}`);
}

/**
 * What it says that no id of the message which the report is on is ours: that of what came back in full, else
 * that which it names, as far as one that is ours would prove it there.
 */
function against(ids: readonly Checked[], sender: string): Outcome {
  const returned = ids.filter(({ place }) => place.startsWith('returned-'));
  const named =
    returned.length > 0 ? returned : ids.filter(({ place }) => ANSWERED.includes(place));
  const [said, capitalised] =
    returned.length > 0
      ? ['the returned message is called', 'The returned message is called']
      : ['the report names', 'The report names'];
  const trust = ({ place }: FoundId): number =>
    place.startsWith('returned-') ? 1 : (PLACES.get(place) ?? 0);
  const [wrong] = named
    .filter(({ check }) => WRONG[check.status] !== undefined)
    .sort((a, b) => (WRONG[b.check.status] ?? 0) - (WRONG[a.check.status] ?? 0));
  if (wrong !== undefined) {
    const { id, check } = wrong;
    const strength = (WRONG[check.status] ?? 0) * trust(wrong);
    const why = check.status === 'forged' ? `did not sign for ${sender}` : 'cannot have signed';
    return found([
      {
        code: 'invalid-message-id',
        strength,
        summary: `${capitalised} ${quote(id)}, which looks like ours, but we ${why}.`,
        data: { status: check.status },
      },
    ]);
  }
  const first = named.find(
    ({ place }) => place === 'returned-message-id' || ANSWERED.includes(place),
  );
  if (first === undefined) return abstained('no Message-ID of the original came back');
  return found([
    {
      code: 'unsigned-message-id',
      strength: trust(first),
      summary: `All mail of ${sender} bears a signed Message-ID, and ${said} ${quote(first.id)}.`,
    },
  ]);
}
