import type { Metric } from "../../catalog/metrics.ts";
import { type Drop, dropBetween } from "./drop-between.ts";
import type { Rung } from "./rung.ts";

/** From one variant to the next smaller one. */
export interface Step extends Drop {
  readonly before: Rung;
  readonly after: Rung;
  /** How often the size is halved. */
  readonly halvings: number;
}

/** Two packages that differ by less are one size, and a slope between them would be noise. */
const LEAST_RATIO = 1.05;

/** The steps down a ladder, the largest variant first; each of its two bounds at `alpha`. */
export function stepsOf(rungs: readonly Rung[], metric: Metric, alpha: number): Step[] {
  const ladder = rungs.toSorted((a, b) => b.bytes - a.bytes);
  return ladder.slice(1).flatMap((after, at) => {
    const before = ladder[at];
    if (before === undefined || before.bytes / after.bytes < LEAST_RATIO) return [];
    const halvings = Math.log2(before.bytes / after.bytes);
    return [{ before, after, halvings, ...dropBetween(before, after, metric, alpha) }];
  });
}

/** How much each halving of the size costs; a gain costs nothing. */
export function slopeOf({ drop, halvings }: Pick<Step, "drop" | "halvings">): number {
  return Math.max(0, drop) / halvings;
}
