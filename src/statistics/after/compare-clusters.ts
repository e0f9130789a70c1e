import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Clustered } from "../scores.ts";
import { negated } from "./apart.ts";
import { clusterHarm } from "./clusters.ts";
import type { Comparison } from "./comparison.ts";
import { doubtFew } from "./few-changed.ts";
import type { Harm } from "./harm.ts";
import { scaled } from "./scaled.ts";

/** The means of the same clusters. On a log scale a difference is a ratio, and its share is one less. */
export function compareClusters(
  before: Clustered,
  after: Clustered,
  { by, at, direction }: Comparison,
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

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
