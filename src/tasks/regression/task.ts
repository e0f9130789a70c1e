import { byFamily, type Trivial, task } from "../task.ts";
import { type RegressionColumns, regressionBuilder, selectErrors, valueTable } from "./columns.ts";
import { REGRESSION } from "./lines.ts";
import { REGRESSION_METRICS } from "./scores.ts";

export const regression = task({
  name: "regression",
  lines: REGRESSION,
  samples: valueTable,
  records: regressionBuilder,
  select: selectErrors,
  scoreBy: byFamily(REGRESSION_METRICS),
  trivial: alwaysTheMedian,
});

/** Of all answers to everything the median has the least mean error. */
function alwaysTheMedian({ samples: { values } }: RegressionColumns): Trivial | undefined {
  const sorted = Float64Array.from(values).sort();
  const median = sorted[Math.floor(sorted.length / 2)];
  if (median === undefined || sorted[0] === sorted.at(-1)) return;
  const errors = values.reduce((sum, value) => sum + Math.abs(value - median), 0);
  return { metric: "mae", value: errors / values.length, says: "always answering the median" };
}
