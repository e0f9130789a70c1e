import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { around } from "../distributions/student.ts";
import type { Clustered } from "../scores.ts";
import { type Bounds, type Contrast, doubtFew, type Harm, negated, scaled } from "./harm.ts";

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

/** The means of the same clusters. On a log scale a difference is a ratio, and its share is one less. */
export function compareClusters(
  before: Clustered,
  after: Clustered,
  { by, at, direction }: Contrast,
): Harm | Unmeasured {
  const { sums, sizes, scale, passFrom } = after;
  if (sizes.length !== before.sizes.length || sizes.some((size, at) => size !== before.sizes[at]))
    return { unmeasured: "the two sides do not count the same units" };
  const less = (factor: number) => {
    const differences = sums.map((sum, at) => sum - factor * (before.sums[at] ?? Number.NaN));
    return doubtFew(clusterHarm({ sums: differences, sizes, passFrom }), before.sums, sums, null);
  };
  if (scale === "log") return scaled(less(1), by === "ratio" ? Math.exp : Math.expm1);
  if (by === "difference") return direction === "lower" ? less(1) : negated(less(1));
  const mean = total(before.sums) / total(sizes);
  if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
  return scaled(less(at), (value) => at + value / mean);
}

/** A mean over clusters, its standard error, and how many clusters of equal size would tell as much. */
export interface ClusterMean {
  readonly mean: number;
  readonly error: number;
  readonly effective: number;
}

/** By leaving out each cluster in turn; of each the sum of its values and how many there are. */
export function clusterMean(sums: Float64Array, sizes: Float64Array): ClusterMean {
  const [sum, size] = [total(sums), total(sizes)];
  const without = sums.map((part, at) => (sum - part) / (size - (sizes[at] ?? 0)));
  const centre = total(without) / without.length;
  const squares = without.reduce((all, one) => all + (one - centre) ** 2, 0);
  return {
    mean: sum / size,
    error: Math.sqrt(((without.length - 1) / without.length) * squares),
    effective: size ** 2 / sizes.reduce((all, one) => all + one ** 2, 0),
  };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
