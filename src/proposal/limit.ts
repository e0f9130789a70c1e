import { POWER } from "../statistics/before/chances.ts";
import { quantized, smallestLimit } from "../statistics/before/drops.ts";

/** Limits that people set, in points. */
const CUSTOMARY = [0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10];

/** The smallest customary limit on a drop of top-1 that so many examples can decide, in points. */
export function decidableLimit(n: number, alpha: number): number | undefined {
  const carried = smallestLimit(n, quantized(0), { alpha, power: POWER });
  return CUSTOMARY.find((points) => points / 100 >= carried);
}
