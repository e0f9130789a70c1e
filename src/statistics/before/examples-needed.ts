import { normalQuantile } from "../distributions/normal.ts";

/** What a team supposes of a variant, to know beforehand what its examples can tell. All are shares of 1. */
export interface Supposed {
  /** Of the answers, those that change, in either direction. */
  readonly flips: number;
  /** Of the answers, those lost on balance. */
  readonly drop: number;
}

/** How sure an answer must be, and how often an honest variant should get it. */
export interface Aim {
  readonly alpha: number;
  readonly power: number;
}

/**
 * How many examples certify a limit on a drop, in `power` of all runs, were the variant as supposed. Infinite
 * where the drop is at the limit or beyond it.
 */
export function examplesNeeded(supposed: Supposed, limit: number, aim: Aim): number {
  if (supposed.drop >= limit) return Number.POSITIVE_INFINITY;
  return Math.max(examplesToTell(supposed, limit, aim), leastExamples(limit, aim.alpha));
}

/** How many tell a drop from a limit, on whichever side of it the drop is; infinite where they are the same. */
export function examplesToTell({ flips, drop }: Supposed, limit: number, aim: Aim): number {
  const spread = limit * (1 - limit);
  const b = (2 - drop) * limit - flips;
  const gained = (Math.sqrt(b * b + 4 * (flips - drop) * spread) - b) / 4;
  const atLimit = normalQuantile(1 - aim.alpha) * Math.sqrt(2 * gained + spread);
  const atTruth = normalQuantile(aim.power) * Math.sqrt(flips - drop * drop);
  return Math.ceil(((atLimit + atTruth) / (limit - drop)) ** 2);
}

/** With fewer examples the limit cannot be certified, even if not one answer changes. */
export function leastExamples(limit: number, alpha: number): number {
  if (limit <= 0) return Number.POSITIVE_INFINITY;
  if (limit >= 1) return 1;
  return Math.ceil(Math.log(alpha) / Math.log1p(-limit));
}

/** The smallest limit on a drop that so many examples certify in `power` of all runs; at most 1. */
export function smallestLimit(n: number, supposed: Supposed, aim: Aim): number {
  let [tooSmall, enough] = [supposed.drop, 1];
  while (enough - tooSmall > 1e-9) {
    const middle = (tooSmall + enough) / 2;
    if (examplesNeeded(supposed, middle, aim) > n) tooSmall = middle;
    else enough = middle;
  }
  return enough;
}
