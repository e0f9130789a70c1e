import { atLeast } from "../distributions/discrete.ts";
import { normalQuantile } from "../distributions/normal.ts";

/**
 * Nobody has more examples; a stranger's file may say so, and must not keep anybody busy. What is said of more is
 * judged as if it were of so many, with the same share right: bounds are only wider for it.
 */
export const MOST_COUNTED = 1e9;

/**
 * Two one-sided bounds on a rate, each wrong with probability `alpha` at most: the wider of Wilson's, which alone
 * are wrong more often where nearly all is right or wrong, and the exact binomial ones (Clopper and Pearson).
 */
export function rateInterval(right: number, n: number, alpha: number): [number, number] {
  return [lowerBound(right, n, alpha), 1 - lowerBound(n - right, n, alpha)];
}

/** Whether the lower bound is `floor` or more, found without looking for it. */
export function isSurelyAtLeast(floor: number, right: number, n: number, alpha: number): boolean {
  if (right === 0) return floor <= 0;
  return wilsonBound(right, n, alpha) >= floor && atLeast(right, n, floor) <= alpha;
}

/** The largest rate that both tests reject. */
function lowerBound(right: number, n: number, alpha: number): number {
  if (n > MOST_COUNTED) return lowerBound((right / n) * MOST_COUNTED, MOST_COUNTED, alpha);
  const count = Math.floor(right);
  if (count === 0) return 0;
  // Bisection; answers the rejected end, so that the bound is never on the lenient side.
  let [rejected, accepted] = [0, wilsonBound(count, n, alpha)];
  if (atLeast(count, n, accepted) <= alpha) return accepted;
  while (accepted - rejected > 1e-15 * accepted) {
    const middle = (rejected + accepted) / 2;
    if (atLeast(count, n, middle) <= alpha) rejected = middle;
    else accepted = middle;
  }
  return rejected;
}

function wilsonBound(right: number, n: number, alpha: number): number {
  const z = normalQuantile(1 - alpha);
  const rate = right / n;
  const centre = rate + (z * z) / (2 * n);
  const reach = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  return (centre - reach) / (1 + (z * z) / n);
}
