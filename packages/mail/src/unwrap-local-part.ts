/**
 * What transport wraps around an address.
 *
 * BATV (draft-levine-smtp-batv) tags a return path so that only its owner can
 * have made it; SRS (Sender Rewriting Scheme) lets a forwarder send on in its
 * own name; VERP (Bernstein, 1997) writes the recipient into the return path.
 * All three stand in the local part and must come off before an address is
 * compared or looked up.
 *
 * QUIRK: BATV is written in five ways in the wild; relays change its case.
 */

import type { AddressWrapping } from '@backscatter/core';
import { parseSrs } from './parse-srs.ts';

/** A local part without what transport put around it. */
export interface Unwrapped {
  readonly local: string;
  readonly wrapping: AddressWrapping | null;
}

const BATV = /^(?:prvs|msprvs1)=([^=@]{1,40})=(.+)$/i;
const BATV_BTV1 = /^btv1==([^=@]{1,40})==(.+)$/i;
const BATV_REVERSED = /^prvs=([^=@]+)=([0-9][0-9]{3}[0-9a-f]{6})$/i;
const BATV_SUFFIX = /^(.+)\+prvs=([^=@+]{1,40})$/i;
const BATV_TAG = /^[0-9][0-9]{3}[0-9a-f]{6}$/i;
const VERP = /^(.{1,64})[+-]([^+=@]{1,64})=([^=@]{1,255}\.[^=@.]{2,63})$/;

/** Takes the wrapping off a local part; the local part itself where there is none. */
export function unwrapLocalPart(local: string): Unwrapped {
  // Every form has one; most local parts have none.
  if (!local.includes('=')) return { local, wrapping: null };
  const reversed = BATV_REVERSED.exec(local);
  // The usual order wins where both fit: its tag has a shape, a mailbox has none.
  if (reversed?.[1] !== undefined && reversed[2] !== undefined && !BATV_TAG.test(reversed[1])) {
    return { local: reversed[1], wrapping: { kind: 'batv', tag: reversed[2] } };
  }
  const batv = BATV.exec(local) ?? BATV_BTV1.exec(local);
  if (batv?.[1] !== undefined && batv[2] !== undefined) {
    return { local: batv[2], wrapping: { kind: 'batv', tag: batv[1] } };
  }
  const suffix = BATV_SUFFIX.exec(local);
  if (suffix?.[1] !== undefined && suffix[2] !== undefined) {
    return { local: suffix[1], wrapping: { kind: 'batv', tag: suffix[2] } };
  }
  const srs = parseSrs(local);
  if (srs !== null) {
    const original = `${srs.local}@${srs.domain}`.toLowerCase();
    return { local, wrapping: { kind: srs.kind, original } };
  }
  const verp = VERP.exec(local);
  if (verp?.[1] !== undefined) {
    const recipient = `${verp[2]}@${verp[3]}`.toLowerCase();
    return { local: verp[1], wrapping: { kind: 'verp', recipient } };
  }
  return { local, wrapping: null };
}
