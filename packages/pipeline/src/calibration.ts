import type { Calibration } from './probability.ts';

const STRAIGHT = [
  [-16, -9.6],
  [16, 9.6],
] as const;

export const CALIBRATION: Calibration = {
  neither: STRAIGHT,
  content: STRAIGHT,
  proof: STRAIGHT,
  both: STRAIGHT,
};
