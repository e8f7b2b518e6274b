/**
 * The clock of the machine.
 */

import { setTimeout } from 'node:timers/promises';
import type { Clock } from '@backscatter/core';

export const systemClock: Clock = {
  now: () => Date.now(),
  // An open deadline must not keep a process alive that has nothing else to do.
  sleep: (ms, abort) => setTimeout(ms, undefined, { signal: abort, ref: false }),
};
