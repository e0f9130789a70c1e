import type { Clustered } from "../scores.ts";
import type { Bounds, Harm } from "./harm.ts";
import { clusterMean } from "./jackknife.ts";
import { around } from "./spread.ts";

/** Where one cluster outweighs all others, nothing shows how much clusters differ, and t has no end. */
const BOUND_FROM = 2;

/** Of a mean over clusters, of each the sum and how many it sums. */
export function clusterHarm({ sums, sizes, passFrom }: Omit<Clustered, "kind" | "scale">): Harm {
  const { mean: value, error, effective } = clusterMean(sums, sizes);
  return {
    ...{ value, n: sums.length },
    bounds(alpha): Bounds {
      if (!(effective > 1 && error > 0))
        return { doubt: "its clusters do not differ, which bounds nothing" };
      const interval = around(value, error, effective - 1, alpha);
      if (effective >= passFrom) return { interval };
      const worth = Math.floor(effective * 10) / 10;
      return {
        ...(effective >= BOUND_FROM && { interval }),
        doubt: `a pass takes ${passFrom} texts, and these tell as much as ${worth}`,
      };
    },
  };
}
