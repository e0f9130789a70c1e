import type { Quantile } from "../scores.ts";
import type { Bounds, Harm } from "./harm.ts";
import { quantileInterval, quantileOf } from "./order.ts";

/** Of a quantile of the samples, bounded by two of their values. */
export function quantileHarm({ values, p, within }: Quantile): Harm {
  const sorted = values.toSorted();
  const [least, most] = within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return {
    ...{ value: quantileOf(sorted, p), n: sorted.length },
    bounds(alpha): Bounds {
      const [low, high] = quantileInterval(sorted, p, alpha);
      const interval: [number, number] = [Math.max(low, least), Math.min(high, most)];
      if (interval.every(Number.isFinite)) return { interval };
      return { doubt: `${sorted.length} samples are too few to bound so rare a value` };
    },
  };
}
