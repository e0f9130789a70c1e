import { chanceAboveZero } from "../distributions/exponentials.ts";

/** Of each unit, or cluster of units, the sum and how many it sums. */
export interface Sums {
  readonly sums: Float64Array;
  readonly sizes: Float64Array;
}

/**
 * An upper bound on a mean of what is at most `cap` a unit and may fall as low as it likes (Gaffke): as if one unit
 * more, of the largest size, had the most there can be, and the shares of all were drawn at random. Where all are the
 * same it is what n of a kind leave open, 1 − α^(1/n); of right and wrong it is the exact binomial bound; of many it is
 * the normal one. No distribution is known that it misses more often than asked, with however few samples.
 */
export function cappedUpperBound({ sums, sizes }: Sums, cap: number, alpha: number): number {
  const typical = sizes.reduce((sum, size) => sum + size * size, 0) / totalOf(sizes);
  const coefficients = new Float64Array(sums.length + 1);
  /** How likely the mean is to be above `mean`, by these sums. */
  const chance = (mean: number) => {
    for (let at = 0; at < sums.length; at += 1)
      coefficients[at] = (sums[at] ?? 0) - mean * (sizes[at] ?? 0);
    coefficients[sums.length] = (cap - mean) * typical;
    return chanceAboveZero(coefficients);
  };
  return lastAbove(chance, totalOf(sums) / totalOf(sizes), cap, alpha);
}

/** The same from below, of what is at least `floor` a unit. */
export function flooredLowerBound({ sums, sizes }: Sums, floor: number, alpha: number): number {
  return -cappedUpperBound({ sums: sums.map((sum) => -sum), sizes }, -floor, alpha);
}

function totalOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * Where a chance that falls has come down to `alpha`: by a line through the logarithms at both ends, where an end that
 * stays counts half (Illinois). Answers the rejected end, so that the bound is never on the lenient side.
 */
function lastAbove(
  chance: (at: number) => number,
  from: number,
  to: number,
  alpha: number,
): number {
  const height = (at: number) => Math.log(Math.max(chance(at), LEAST) / alpha);
  let [low, high] = [from, to];
  let [above, below] = [height(low), Math.log(LEAST / alpha)];
  if (above <= 0) return low;
  let stayed = "neither";
  // Of numbers as large as these the middle may be an end already.
  while (high - low > CLOSE * (to - from) && (low + high) / 2 > low && (low + high) / 2 < high) {
    const crossing = low + ((high - low) * above) / (above - below);
    // A step beyond the crossing, so that the other end comes near as well.
    const beyond = crossing + (stayed === "high" ? 0.1 : -0.1) * CLOSE * (to - from);
    const next = beyond > low && beyond < high ? beyond : (low + high) / 2;
    const found = height(next);
    if (found > 0) {
      [low, above] = [next, found];
      if (stayed === "high") below /= 2;
      stayed = "high";
    } else {
      [high, below] = [next, found];
      if (stayed === "low") above /= 2;
      stayed = "low";
    }
  }
  return high;
}

/** Below this no level is asked for, and none told apart. */
const LEAST = 1e-12;
const CLOSE = 1e-10;
