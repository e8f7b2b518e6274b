/**
 * SRS as its makers describe it, made without any of our code.
 */

import { createHmac } from 'node:crypto';
import { DAY, NOW } from './report.ts';

export const SECRET = "the forwarder's own secret";

export function hashOf(parts: readonly string[], length = 4, secret = SECRET): string {
  const hmac = createHmac('sha1', secret);
  for (const part of parts) hmac.update(part.toLowerCase());
  return hmac.digest('base64').slice(0, length);
}

export function stampOf(ms: number): string {
  const day = Math.floor(ms / DAY) % 1_024;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return `${alphabet[day >> 5]}${alphabet[day & 31]}`;
}

export function srs0(
  at = NOW,
  length = 4,
  secret = SECRET,
  user = 'Bert',
  host = 'example.com',
): string {
  const stamp = stampOf(at);
  return `SRS0=${hashOf([stamp, host, user], length, secret)}=${stamp}=${host}=${user}@example.org`;
}
