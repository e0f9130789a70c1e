import { clusterMean } from "../statistics/jackknife.ts";
import { around } from "../statistics/spread.ts";
import type { Bounds, Harm } from "./harm.ts";

/** So few clusters say too little of other clusters for a pass. */
const PASS_FROM = 20;

/** Of a mean over clusters, of each the sum and how many it sums. */
export function clusterHarm(sums: Float64Array, sizes: Float64Array): Harm {
  const { mean: value, error, effective } = clusterMean(sums, sizes);
  return {
    ...{ value, n: sums.length },
    bounds(alpha): Bounds {
      if (!(effective > 1 && error > 0))
        return { doubt: "its clusters do not differ, which bounds nothing" };
      const interval = around(value, error, effective - 1, alpha);
      if (effective >= PASS_FROM) return { interval };
      const worth = Math.floor(effective * 10) / 10;
      return {
        interval,
        doubt: `a pass takes ${PASS_FROM} texts, and these tell as much as ${worth}`,
      };
    },
  };
}
