/**
 * The machine's clock, for tests that ask a server.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@backscatter/core';

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal, ref: false }),
};
