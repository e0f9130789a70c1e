import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { onlyNumber } from "../../statistics/redrawn/unit-statistic.ts";
import type { Clustered, Mean, Rate, Resampled } from "../../statistics/scores.ts";
import type { CustomColumns } from "./columns.ts";

/** What the user's own task says of each sample: a mean, a rate, or a ratio of sums, as the policy declares it. */
export function declaredScore(
  metric: Metric,
  columns: CustomColumns,
): Mean | Rate | Resampled | Clustered | Unmeasured {
  const { samples } = columns;
  const values = valuesOf(metric.name, columns.values.get(metric.name), "value");
  if (isUnmeasured(values)) return values;
  switch (metric.test) {
    case "rate":
      return rateOf(metric, values);
    case "resampled":
      return ratioOf(metric, values, columns);
    case "clustered":
      return clusteredRatioOf(metric, values, columns);
    default: {
      if (columns.below.has(metric.name))
        return {
          unmeasured: `${metric.name} is declared as a mean, and records have a ratio of it`,
        };
      const worst = metric.worst?.of(0);
      return {
        kind: "mean",
        values,
        within: metric.within ?? null,
        seed: samples.seed,
        ...(worst !== undefined && { worst }),
      };
    }
  }
}

function rateOf({ name }: Metric, values: Float64Array): Rate | Unmeasured {
  const others = values.reduce((count, value) => count + (value === 0 || value === 1 ? 0 : 1), 0);
  if (others === 0) return { kind: "rate", right: Uint8Array.from(values) };
  return {
    unmeasured: `${others} of ${values.length} records have a ${name} that is neither 0 nor 1`,
  };
}

/** Word errors by words: long samples count for more, so that samples are drawn, and never words. */
function ratioOf(
  { name, within, passFrom = 0 }: Metric,
  above: Float64Array,
  { samples, below: all }: CustomColumns,
): Resampled | Unmeasured {
  const below = valuesOf(name, all.get(name), "pair of numbers");
  if (isUnmeasured(below)) return below;
  if (below.some((value) => value < 0)) return { unmeasured: `${name} has a denominator below 0` };
  if (!below.some((value) => value > 0))
    return { unmeasured: `the denominators of ${name} are all 0` };
  return {
    ...{ kind: "resampled", ...onlyNumber({ kind: "ratio", above, below }, samples) },
    ...{ within: within ?? null, passFrom, rare: false },
  };
}

/** Of the same denominators on both sides: what a variant finds is divided by what there is to be found. */
function clusteredRatioOf(
  { name, passFrom = 0, worst }: Metric,
  above: Float64Array,
  { below: all }: CustomColumns,
): Clustered | Unmeasured {
  const below = valuesOf(name, all.get(name), "pair of numbers");
  if (isUnmeasured(below)) return below;
  const without = below.reduce((count, value) => count + (value > 0 ? 0 : 1), 0);
  if (without > 0)
    return {
      unmeasured: `the denominator of ${name} is not above 0 in ${without} of ${below.length} records`,
    };
  return {
    ...{ kind: "clustered", sums: above, sizes: below, scale: "plain", within: null, passFrom },
    ...(worst && { worst: worst.of(0) }),
  };
}

function valuesOf(
  name: string,
  column: Float64Array | undefined,
  what: string,
): Float64Array | Unmeasured {
  if (column === undefined) return { unmeasured: `no record has a ${what} of ${name}` };
  const without = column.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  if (without === 0) return column;
  return { unmeasured: `${without} of ${column.length} records have no ${what} of ${name}` };
}
