import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { around } from "../distributions/student.ts";
import type { Clustered } from "../scores.ts";
import { cappedUpperBound, flooredLowerBound, type Sums } from "./capped-mean.ts";
import { type Bounds, type Contrast, type Harm, negated, noteFew, scaled } from "./harm.ts";

/** Where one cluster outweighs all others, nothing shows how much clusters differ, and t has no end. */
const BOUND_FROM = 2;

/** The least and the most harm that a unit can have. */
export interface UnitSpan {
  readonly least: number;
  readonly most: number;
}

interface ClusteredHarm extends Sums {
  readonly passFrom: number;
  /** Null where nothing bounds what a unit can be. */
  readonly span: UnitSpan | null;
}

/**
 * Of a mean over clusters, of each the sum and how many it sums. Where a unit has a most, what clusters that nobody saw
 * may hold is in the bound; where not, t alone has to do.
 */
export function clusterHarm({ sums, sizes, span, passFrom }: ClusteredHarm): Harm {
  const { mean: value, error, effective } = clusterMean(sums, sizes);
  return {
    value,
    n: sums.length,
    bounds(alpha): Bounds {
      const student =
        effective > 1 && error > 0 ? around(value, error, effective - 1, alpha) : undefined;
      if (span === null && student === undefined)
        return { doubt: "its clusters do not differ, which bounds nothing" };
      const [low, high] = student ?? [value, value];
      const interval: [number, number] =
        span === null
          ? [low, high]
          : [
              Math.min(low, flooredLowerBound({ sums, sizes }, span.least, alpha)),
              Math.max(high, cappedUpperBound({ sums, sizes }, span.most, alpha)),
            ];
      if (effective >= passFrom) return { interval };
      return {
        ...((span !== null || effective >= BOUND_FROM) && { interval }),
        doubt: tooFew(effective, passFrom),
      };
    },
  };
}

/** Why clusters that tell as much as `effective` of one size pass nothing. */
export function tooFew(effective: number, passFrom: number): string {
  const worth = Math.floor(effective * 10) / 10;
  return `a pass takes ${passFrom} texts, and these tell as much as ${worth}`;
}

/** The means of the same clusters. On a log scale a difference is a ratio, and its share is one less. */
export function compareClusters(
  before: Clustered,
  after: Clustered,
  { by, at, direction }: Contrast,
): Harm | Unmeasured {
  const { sums, sizes, scale, passFrom, within } = after;
  const other = whyOtherUnits(before, after);
  if (other !== undefined) return other;
  const less = (factor: number) => {
    const differences = sums.map((sum, at) => sum - factor * (before.sums[at] ?? Number.NaN));
    if (within === null || factor !== 1)
      return clusterHarm({ sums: differences, sizes, passFrom, span: null });
    const width = within[1] - within[0];
    const span = { least: -width, most: width };
    return noteFew(clusterHarm({ sums: differences, sizes, passFrom, span }), before.sums, sums);
  };
  if (scale === "log") return scaled(less(1), by === "ratio" ? Math.exp : Math.expm1);
  if (by === "difference") return direction === "lower" ? less(1) : negated(less(1));
  const mean = total(before.sums) / total(sizes);
  if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
  return scaled(less(at), (value) => at + value / mean);
}

export function whyOtherUnits(before: Clustered, after: Clustered): Unmeasured | undefined {
  const { sizes } = after;
  if (sizes.length === before.sizes.length && sizes.every((size, at) => size === before.sizes[at]))
    return;
  return { unmeasured: "the two sides do not count the same units" };
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

export function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
