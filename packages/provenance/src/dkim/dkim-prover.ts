/**
 * The proof by DKIM (RFC 6376): the returned message bears our signature, which
 * nobody but us can make, and it works for what was sent before anybody thought
 * of bounces.
 *
 *     header signature (our own reading) ── body (mailauth) ── binding ── finding
 *
 * Both readings must agree before a report counts as proved. A signature of ours
 * that does not verify says little: gateways rewrite what they return.
 */

import {
  abstained,
  type Evidence,
  type Finding,
  found,
  type Outcome,
  parseOptions,
  quote,
  unavailable,
} from '@backscatter/core';
import { whyNotCovered } from '../coverage.ts';
import type { Prover } from '../prover.ts';
import { type DkimOptions, dkimOptions } from './dkim-options.ts';
import { type FoundKeys, findKeys, type KeySources } from './find-keys.ts';
import {
  type BindingSettings,
  type BodyState,
  judgeSignature,
  readSigned,
} from './judge-signature.ts';
import type { PublicKey } from './public-key.ts';
import { claimedDomain, fieldValue, readSignature, type Signature } from './read-signature.ts';
import { type Field, type SplitMessage, splitReturned } from './split-message.ts';
import { verifyHeader } from './verify-header.ts';
import { verifyWhole } from './verify-whole.ts';

/** Signatures of ours that are checked: a mail has one, or one of each algorithm. */
const MAX_OWN = 4;

/** The hashes of no body, relaxed and simple (RFC 6376 section 3.4); then it is there in full. */
const EMPTY_BODIES = [
  '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  'frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=',
];

interface Settings extends BindingSettings, KeySources {
  readonly domains: ReadonlySet<string>;
  readonly coverage: Parameters<typeof whyNotCovered>[0];
}

/** What became of one signature. */
type Checked =
  | { readonly finding: Finding }
  | { readonly unavailable: string }
  /** It does not verify. */
  | { readonly broken: string }
  /** It cannot be checked on what came back. */
  | { readonly unclear: string };

/**
 * Makes the prover. Where it has a resolver, give it to `createProofSignal` with the round
 * `network`; with keys alone `createProvenance` may take it among its `provers`.
 *
 * @throws TypeError naming each wrong option
 */
export function createDkimProver(options: DkimOptions): Prover {
  const checked = parseOptions('createDkimProver', dkimOptions, options);
  const settings: Settings = {
    ...checked,
    domains: new Set(checked.domains),
    keys: new Map(
      Object.entries(checked.keys ?? {}).map(([name, key]) => [name.toLowerCase(), key]),
    ),
    resolver: checked.resolver ?? null,
    selectors: checked.selectors ?? null,
  };
  return {
    name: 'dkim',
    codes: [
      'own-dkim',
      'own-dkim-header',
      'replayable-dkim',
      'misplaced-signature',
      'broken-dkim',
      'unsigned-dkim',
    ],
    prove: (evidence, abort) => prove(evidence, settings, abort),
  };
}

async function prove(evidence: Evidence, settings: Settings, abort: AbortSignal): Promise<Outcome> {
  const { addressee, report } = evidence;
  if (addressee === null) return abstained('nothing says to whom the report came');
  const { mail } = report.returned;
  if (mail === null) return abstained('nothing of the original came back');
  const isSigned = mail.headers.some(({ name }) => name === 'dkim-signature');
  if (!isSigned) return absence(evidence, settings);
  const message = splitReturned(report.returned);
  const own = message.fields.filter((field) => isOwn(field, settings)).slice(0, MAX_OWN);
  if (own.length === 0) return absence(evidence, settings);
  const checks = own.map((field) => check(field, message, evidence, settings, abort));
  return conclude(await Promise.all(checks));
}

function isOwn(field: Field, { domains }: Settings): boolean {
  return field.name === 'dkim-signature' && domains.has(claimedDomain(fieldValue(field)) ?? '');
}

function conclude(checks: readonly Checked[]): Outcome {
  const findings = checks.flatMap((one) => ('finding' in one ? one.finding : []));
  const missing = checks.flatMap((one) => ('unavailable' in one ? one.unavailable : []));
  const [broken] = checks.flatMap((one) => ('broken' in one ? one.broken : []));
  const [unclear = 'no signature of ours can be read'] = checks.flatMap((one) =>
    'unclear' in one ? one.unclear : [],
  );
  if (findings.length > 0) return found(findings);
  if (missing.length > 0) return unavailable([...new Set(missing)].join('; '));
  if (broken === undefined) return abstained(unclear);
  return found([{ code: 'broken-dkim', strength: 1, summary: broken }]);
}

async function check(
  field: Field,
  message: SplitMessage,
  evidence: Evidence,
  settings: Settings,
  abort: AbortSignal,
): Promise<Checked> {
  const signature = readSignature(field);
  if (signature === null)
    return { broken: 'The returned message has a signature of ours that is none.' };
  const { domain, selector, headerForm, expiresAt, isPartial } = signature;
  const its = `the signature of ${quote(domain)} (${quote(selector)})`;
  if (!message.exact && headerForm === 'simple') {
    return { unclear: `${its} needs the exact header, which did not come back` };
  }
  const found = await findKeys(signature, settings, abort);
  if (found.status === 'unavailable') return { unavailable: `${its}: ${found.why}` };
  const key = keyOf(found, message, signature);
  const signed = readSigned(message.fields, signature);
  const { sentAt } = signed;
  const expired = expiresAt !== null && sentAt !== null && expiresAt < sentAt;
  if (key === null || expired) {
    const { form } = evidence.report.returned;
    // Text that was quoted is not what it was.
    if (form === 'quoted') return { unclear: `${its} does not hold for what is quoted` };
    return { broken: `The returned message is not what ${its} was made for.` };
  }
  const state = isPartial ? 'open' : await stateOfBody(message, signature, key, sentAt, evidence);
  return { finding: judgeSignature(signature, signed, state, evidence, settings) };
}

function keyOf(found: FoundKeys, { fields }: SplitMessage, signature: Signature): PublicKey | null {
  if (found.status !== 'ok') return null;
  const { domain, identityDomain } = signature;
  const fitting = found.keys.find(
    (key) =>
      (!key.strictIdentity || identityDomain === domain) && verifyHeader(fields, signature, key),
  );
  return fitting ?? null;
}

async function stateOfBody(
  message: SplitMessage,
  signature: Signature,
  key: PublicKey,
  sentAt: number | null,
  { report }: Evidence,
): Promise<BodyState> {
  const body = message.body();
  if (body === null) {
    const { text, html } = report.returned.mail ?? {};
    return `${text ?? ''}${html ?? ''}`.trim() === '' ? 'missing' : 'other';
  }
  const isEmpty = !/[^\r\n]/.test(body);
  if (isEmpty && !EMPTY_BODIES.includes(signature.bodyHash)) return 'missing';
  if (await verifyWhole(message, body, signature, key, sentAt)) return 'verified';
  return isEmpty ? 'missing' : 'other';
}

/** All mail of the addressee is signed, and this is not. */
function absence(evidence: Evidence, { coverage, domains }: Settings): Outcome {
  const { form } = evidence.report.returned;
  if (form !== 'message' && form !== 'headers') return abstained('no whole header came back');
  const uncovered = whyNotCovered(coverage, evidence);
  if (uncovered !== null) return abstained(uncovered);
  const sender = evidence.addressee?.address ?? '';
  const summary = `All mail of ${sender} is signed, and the returned message has no signature of ${quote([...domains].join(', '))}.`;
  return found([{ code: 'unsigned-dkim', strength: 1, summary }]);
}
