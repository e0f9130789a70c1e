import { chanceOfAtMost } from "./discrete.ts";

/**
 * Two one-sided bounds on the value below which a share `p` lies, each at level `alpha`: two of the values
 * themselves, by how likely so many of them lie below it. Infinite where there are too few for one.
 */
export function quantileInterval(sorted: Float64Array, p: number, alpha: number): [number, number] {
  const n = sorted.length;
  const below = firstOf(n, (rank) => chanceOfAtMost(rank - 1, n, p) > alpha) - 1;
  const above = firstOf(n, (rank) => 1 - chanceOfAtMost(rank - 1, n, p) <= alpha);
  return [
    sorted[below - 1] ?? Number.NEGATIVE_INFINITY,
    sorted[above - 1] ?? Number.POSITIVE_INFINITY,
  ];
}

/** The smallest value that at least a share `p` of all do not exceed. */
export function quantileOf(sorted: Float64Array, p: number): number {
  const rank = Math.ceil(p * sorted.length - 1e-9);
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? Number.NaN;
}

/** The first of 1 … n for which it holds, and for all after it; n + 1 where for none. */
function firstOf(n: number, holds: (rank: number) => boolean): number {
  let [low, high] = [1, n + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
