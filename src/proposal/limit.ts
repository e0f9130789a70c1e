import { honest, POWER } from "../forecast/supposed.ts";
import { smallestLimit } from "../statistics/before/examples-needed.ts";

/** Limits that people set, in points. */
const CUSTOMARY = [0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10];

const TOP_1 = { metric: "top-1", operator: "max-drop" } as const;

/** The smallest customary limit on a drop of top-1 that so many examples can decide, in points. */
export function decidableLimit(n: number, alpha: number): number | undefined {
  const carried = smallestLimit(n, honest(TOP_1, 0), { alpha, power: POWER });
  return CUSTOMARY.find((points) => points / 100 >= carried);
}
