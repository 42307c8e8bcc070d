import type { Calibration } from "./model-layout.ts";

/** A head's log-odds: the higher of what the whole text and what its best window say. */
export function headOdds(calibration: Calibration, head: number, whole: number, window: number): number {
  const [slope, offset] = calibration.whole[head] ?? [0, 0];
  const [windowSlope, windowOffset] = calibration.window[head] ?? [0, 0];
  return Math.max(
    slope === 0 ? -Infinity : slope * whole + offset,
    windowSlope === 0 ? -Infinity : windowSlope * window + windowOffset,
  );
}
