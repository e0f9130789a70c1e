import { LEAST_ROUNDS } from "../../catalog/metrics.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { quantileOf } from "../distributions/order.ts";
import { meanInterval, spreadOf } from "../distributions/student.ts";
import type { Rounds } from "../scores.ts";
import { apart, type Bounds, type Contrast, finite, type Harm, scaled } from "./harm.ts";

/** Of a time by itself: its logarithms spread evenly, so what is bounded is their mean. */
export function roundsAlone(scores: Rounds): Harm {
  return scaled(roundsHarm(percentiles(scores).map(Math.log)), Math.exp);
}

/** Of numbers of which each round gave one. */
function roundsHarm(values: Float64Array): Harm {
  const spread = spreadOf(values);
  const { n, mean: value } = spread;
  return {
    ...{ value, n },
    bounds(alpha): Bounds {
      if (n < LEAST_ROUNDS) return { doubt: `it takes ${LEAST_ROUNDS} rounds, and here are ${n}` };
      if (spread.deviation === 0)
        return { doubt: "all rounds gave the same number, to the last digit" };
      return { interval: meanInterval(spread, alpha) };
    },
  };
}

/** Of each round its percentile: the median where `p` is ½. */
function percentiles({ rounds, p }: Rounds): Float64Array {
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

/** Rounds that took turns compare one by one; any others only as two sets. */
export function compareRounds(
  before: Rounds,
  after: Rounds,
  { by, together }: Contrast,
): Harm | Unmeasured {
  if (!together) return apart(finite(roundsAlone(before)), finite(roundsAlone(after)));
  if (before.rounds.length !== after.rounds.length)
    return { unmeasured: "the two sides did not take turns: one has more rounds" };
  const [was, is] = [percentiles(before), percentiles(after)];
  const less = (one: Float64Array, other: Float64Array) =>
    one.map((value, round) => value - (other[round] ?? Number.NaN));
  if (by === "difference") return roundsHarm(less(is, was));
  return scaled(roundsHarm(less(is.map(Math.log), was.map(Math.log))), Math.exp);
}
