import type { Metric } from "../../catalog/metrics.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Mean } from "../../statistics/scores.ts";
import type { CustomColumns } from "./columns.ts";

/** The mean of what the user's own task computes of each sample. */
export function declared(
  { name, within }: Metric,
  { values, samples }: CustomColumns,
): Mean | Unmeasured {
  const column = values.get(name);
  if (column === undefined) return { unmeasured: `no record has a value of ${name}` };
  const without = column.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  if (without === 0)
    return { kind: "mean", values: column, within: within ?? null, seed: samples.seed };
  return { unmeasured: `${without} of ${samples.size} records have no value of ${name}` };
}
