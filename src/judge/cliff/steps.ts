import { toNumber } from "../../catalog/decimal.ts";
import { pairsOf } from "../../metrics/pairs.ts";
import { dropInterval } from "../../metrics/statistics/drop-interval.ts";
import { decimalOf, minus } from "../decimals.ts";
import type { Rung } from "./rung.ts";

/** From one variant to the next smaller one. */
export interface Step {
  readonly before: Rung;
  readonly after: Rung;
  readonly drop: number;
  /** Where the true drop may lie, which takes time to tell; undefined where only the two shares are known. */
  readonly bounds: () => readonly [number, number] | undefined;
  /** How often the size is halved. */
  readonly halvings: number;
}

/** Two packages that differ by less are one size, and a slope between them would be noise. */
const LEAST_RATIO = 1.05;

/** The steps down a ladder, the largest variant first; each of its two bounds at `alpha`. */
export function stepsOf(rungs: readonly Rung[], alpha: number): Step[] {
  const ladder = rungs.toSorted((a, b) => b.bytes - a.bytes);
  return ladder.slice(1).flatMap((after, at) => {
    const before = ladder[at];
    if (before === undefined || before.bytes / after.bytes < LEAST_RATIO) return [];
    return [stepBetween(before, after, alpha)];
  });
}

function stepBetween(before: Rung, after: Rung, alpha: number): Step {
  const halvings = Math.log2(before.bytes / after.bytes);
  if (before.right === undefined || after.right === undefined) {
    const drop = toNumber(minus(decimalOf(before.score), decimalOf(after.score)));
    return { before, after, drop, halvings, bounds: () => undefined };
  }
  const pairs = pairsOf(before.right, after.right);
  const drop = (pairs.lost - pairs.gained) / pairs.n;
  return { before, after, drop, halvings, bounds: () => dropInterval(pairs, alpha) };
}

/** How much each halving of the size costs; a gain costs nothing. */
export function slopeOf({ drop, halvings }: Step): number {
  return Math.max(0, drop) / halvings;
}

/** The most that it may cost. */
export function steepestOf(most: number, { halvings }: Step): number {
  return Math.max(0, most) / halvings;
}
