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
  const { name, test, within = null, worst } = metric;
  const values = valuesOf(name, columns.values.get(name), "value");
  if (isUnmeasured(values)) return values;
  if (test === "resampled") return ratioOf(metric, values, columns);
  if (test === "clustered") return clusteredRatioOf(metric, values, columns);
  // Of a rate whose lower values are better the test is that of a mean, and each is 0 or 1 all the same.
  const isRate = test === "rate" || within !== null;
  if (columns.below.has(name))
    return {
      unmeasured: `${name} is declared as a ${isRate ? "rate" : "mean"}, and records have a ratio of it`,
    };
  const others = isRate ? countOf(values, (value) => value !== 0 && value !== 1) : 0;
  if (others > 0)
    return {
      unmeasured: `${others} of ${values.length} records have a ${name} that is neither 0 nor 1`,
    };
  if (test === "rate") return { kind: "rate", right: Uint8Array.from(values) };
  const { seed } = columns.samples;
  return { kind: "mean", values, within, seed, ...(worst && { worst: worst.of(0) }) };
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
  const without = countOf(below, (value) => !(value > 0));
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
  const without = countOf(column, Number.isNaN);
  if (without === 0) return column;
  return { unmeasured: `${without} of ${column.length} records have no ${what} of ${name}` };
}

function countOf(values: Float64Array, isOne: (value: number) => boolean): number {
  return values.reduce((count, value) => count + Number(isOne(value)), 0);
}
