/**
 * A secret that the configuration names and does not hold: configurations are
 * shown, copied and committed. It stands in an environment variable, or in a file
 * of its own.
 */

import { z } from 'zod';

/** Where a secret stands. */
export const secretSource = z.union(
  [z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })],
  'must be { "env": "NAME" } or { "file": "PATH" }; the secret itself does not belong here',
);

/** Where a secret stands, checked. */
export type SecretSource = z.output<typeof secretSource>;
