import { LEAST_ROUNDS } from "../../catalog/metrics.ts";
import type { Rounds } from "../scores.ts";
import type { Bounds, Harm } from "./harm.ts";
import { quantileOf } from "./order.ts";
import { meanInterval, spreadOf } from "./spread.ts";

/** Of numbers of which each round gave one. */
export function roundsHarm(values: Float64Array): Harm {
  const spread = spreadOf(values);
  const { n, mean: value } = spread;
  return {
    ...{ value, n },
    bounds(alpha): Bounds {
      if (n < LEAST_ROUNDS) return { doubt: `it takes ${LEAST_ROUNDS} rounds, and here are ${n}` };
      if (spread.deviation === 0)
        return { doubt: "all rounds took the same time, to the last digit" };
      return { interval: meanInterval(spread, alpha) };
    },
  };
}

/** Of each round its percentile: the median where `p` is ½. */
export function percentiles({ rounds, p }: Rounds): Float64Array {
  return Float64Array.from(rounds, (times) => {
    const sorted = Float64Array.from(times).sort();
    return p === 0.5 ? median(sorted) : quantileOf(sorted, p);
  });
}

function median(sorted: Float64Array): number {
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}
