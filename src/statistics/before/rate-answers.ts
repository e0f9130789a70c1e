import { isSurelyAtLeast } from "../after/rate-interval.ts";

/** A floor under a rate, put to `n` answers; each bound may be wrong with probability `alpha`. */
export interface RateTest {
  readonly n: number;
  readonly floor: number;
  readonly alpha: number;
}

/** The fewest right answers that pass; `n + 1` where not even all do. */
export function leastThatPasses({ n, floor, alpha }: RateTest): number {
  return leastCount(n, (count) => isSurelyAtLeast(floor, count, n, alpha));
}

/** The fewest right answers that do not fail. */
export function leastWithoutFail({ n, floor, alpha }: RateTest): number {
  return leastCount(n, (count) => !isSurelyAtLeast(1 - floor, n - count, n, alpha));
}

/** The least count up to `n` that is reached, where every larger one is; `n + 1` where none is. */
function leastCount(n: number, isReached: (count: number) => boolean): number {
  let [below, reached] = [-1, n + 1];
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (isReached(middle)) reached = middle;
    else below = middle;
  }
  return reached;
}
