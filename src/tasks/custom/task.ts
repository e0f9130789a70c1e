import type { Metric } from "../../catalog/metrics.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Mean } from "../../statistics/scores.ts";
import { sampleTable } from "../columns/sample-table.ts";
import { task } from "../task.ts";
import { type CustomColumns, customBuilder, selectCustom } from "./columns.ts";
import { CUSTOM_LINES } from "./lines.ts";
import { OWN_ANSWERS, ownSamplesIn } from "./truth.ts";

/** Whatever a user's own task is named, its metrics are the means of what it says. */
export const custom = task({
  lines: CUSTOM_LINES,
  samples: sampleTable,
  records: customBuilder,
  select: selectCustom,
  scores: declared,
  truth: ownSamplesIn,
  planned: OWN_ANSWERS,
});

/** The mean of what the user's own task computes of each sample. */
function declared({ name, within }: Metric, { values, samples }: CustomColumns): Mean | Unmeasured {
  const column = values.get(name);
  if (column === undefined) return { unmeasured: `no record has a value of ${name}` };
  const without = column.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  if (without === 0)
    return { kind: "mean", values: column, within: within ?? null, seed: samples.seed };
  return { unmeasured: `${without} of ${samples.size} records have no value of ${name}` };
}
