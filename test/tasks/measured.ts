import type { Metric } from "../../src/catalog/metrics.ts";
import type { Unmeasured } from "../../src/catalog/unmeasured.ts";
import { harmAlone } from "../../src/statistics/after/estimates.ts";
import type { Scores } from "../../src/statistics/scores.ts";
import { findMetric } from "../../src/tasks/rows.ts";
import { type Columns, scoresOf } from "../../src/tasks/tasks.ts";

type Line = { readonly id: string };

interface Builder<Record, Kept> {
  add(line: Record): void;
  finish(): Kept;
}

export function built<Record extends Line, Kept>(
  builder: Builder<Record, Kept>,
  lines: readonly Record[],
): Kept {
  for (const line of lines) builder.add(line);
  return builder.finish();
}

export function scores(
  name: string,
  columns: Columns,
  reference: Columns = columns,
): Scores | Unmeasured {
  return scoresOf(metricNamed(name), columns, reference);
}

function metricNamed(name: string): Metric {
  const metric = findMetric(name);
  if (metric === undefined) throw new Error(`no metric ${name}`);
  return metric;
}

/** The one number of a metric, each unit counted once, or why there is none. */
export function measured(name: string, columns: Columns, reference: Columns = columns) {
  const found = scores(name, columns, reference);
  if ("unmeasured" in found) return found.unmeasured;
  switch (found.kind) {
    case "rate":
      return mean(Float64Array.from(found.right));
    case "mean":
      return mean(found.values);
    case "clustered": {
      const value = sum(found.sums) / sum(found.sizes);
      return found.scale === "log" ? Math.exp(value) : value;
    }
    case "resampled":
      return found.statistic.observed(found.which);
    case "classes":
      return -harmAlone.higher(found).value;
    case "screen":
      return found.value;
    default:
      return found.kind;
  }
}

function mean(values: Float64Array): number {
  return sum(values) / values.length;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
