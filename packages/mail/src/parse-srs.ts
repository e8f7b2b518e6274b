/**
 * Sender Rewriting Scheme (SRS): a forwarder sends on in its own name, so that
 * SPF holds and reports find their way back through it.
 *
 *     SRS0=HHHH=TT=domain=local@forwarder              first forwarder
 *     SRS1=HHHH=forwarder==HHHH=TT=domain=local@next   every later one
 *
 * HHHH is the forwarder's keyed hash of what follows, TT its day modulo 1,024
 * in two characters of base32. QUIRK: the sign behind `SRS0` may be `+` or `-`.
 */

/** A local part that a forwarder wrote. */
export interface SrsLocalPart {
  readonly kind: 'srs0' | 'srs1';
  /** The writer's keyed hash, case kept. */
  readonly hash: string;
  /** Two characters of base32, case kept: the day the first forwarder wrote down. */
  readonly timestamp: string;
  /** Domain of the address that was rewritten first. */
  readonly domain: string;
  /** Local part of that address. */
  readonly local: string;
  /** The text that the hash is made of, case kept: its makers hash it in lower case. */
  readonly hashed: string;
}

const SRS0 = /^srs0[=+-]([^=]{1,40})=([^=]{1,10})=([^=]{1,255})=(.+)$/i;
const SRS1 =
  /^srs1[=+-]([^=]{1,40})=([^=]{1,255})=([=+-][^=]{1,40}=([^=]{1,10})=([^=]{1,255})=(.+))$/i;

/** Reads a local part written by SRS; null for any other. */
export function parseSrs(written: string): SrsLocalPart | null {
  const first = SRS0.exec(written);
  if (first !== null) {
    const [, hash = '', timestamp = '', domain = '', local = ''] = first;
    return { kind: 'srs0', hash, timestamp, domain, local, hashed: timestamp + domain + local };
  }
  const later = SRS1.exec(written);
  if (later === null) return null;
  const [, hash = '', host = '', inner = '', timestamp = '', domain = '', local = ''] = later;
  return { kind: 'srs1', hash, timestamp, domain, local, hashed: host + inner };
}
