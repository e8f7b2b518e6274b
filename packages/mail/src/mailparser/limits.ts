/**
 * How much of a hostile mail is read. Each limit that is reached is named in
 * the mail's `problems`.
 */

import { parseOptions } from '@backscatter/core';
import { z } from 'zod';

/** How much of a message is read; what goes beyond is cut and named in `problems`. */
export interface MailLimits {
  /** Bytes read of one message; the rest is not looked at. Default 16 MiB. */
  readonly maxBytes: number;
  /** Header fields kept of the mail or of one part. Default 1,000. */
  readonly maxHeaders: number;
  /** Bytes kept of one header field, folding included. Default 16 KiB. */
  readonly maxHeaderLength: number;
  /** Parts kept of one message. Default 500. */
  readonly maxParts: number;
  /** Levels of parts within parts. Default 30. */
  readonly maxDepth: number;
}

/** Limits that hold unless a caller sets others. */
export const DEFAULT_LIMITS: MailLimits = {
  maxBytes: 16 * 1024 * 1024,
  maxHeaders: 1_000,
  maxHeaderLength: 16 * 1024,
  maxParts: 500,
  maxDepth: 30,
};

const count = z.number().int().positive();

const schema = z.strictObject({
  maxBytes: count.default(DEFAULT_LIMITS.maxBytes),
  maxHeaders: count.default(DEFAULT_LIMITS.maxHeaders),
  maxHeaderLength: count.default(DEFAULT_LIMITS.maxHeaderLength),
  maxParts: count.max(1_000).default(DEFAULT_LIMITS.maxParts),
  maxDepth: count.default(DEFAULT_LIMITS.maxDepth),
});

/**
 * Completes the limits a caller gave.
 *
 * @throws TypeError for a limit that is no positive whole number
 */
export function checkLimits(limits: Partial<MailLimits> | undefined): MailLimits {
  return limits === undefined ? DEFAULT_LIMITS : parseOptions('parseMail', schema, limits);
}
