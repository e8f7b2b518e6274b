/**
 * `describe` for tests that talk to a real server.
 *
 * Where its program is not installed the tests say so and are skipped; with
 * `BACKSCATTER_REQUIRE_SERVERS=1` they fail instead, so that a machine which should
 * have it cannot pass without.
 */

import { describe, it } from 'vitest';

/**
 * Declares the tests, or says why they cannot run.
 *
 * @param missing what is missing, such as `slapd is not installed`; null where nothing is
 */
export function describeWithServer(missing: string | null, name: string, tests: () => void): void {
  if (missing === null) {
    describe(name, tests);
    return;
  }
  if (process.env['BACKSCATTER_REQUIRE_SERVERS'] === '1') {
    it(`${name}: needs a server`, () => {
      throw new Error(missing);
    });
    return;
  }
  console.warn(`skipped: ${name}: ${missing}`);
  describe.skip(name, tests);
}
