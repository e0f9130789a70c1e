import { type Trivial, task } from "../task.ts";
import { type RegressionColumns, regressionBuilder, selectErrors, valueTable } from "./columns.ts";
import { REGRESSION_LINES } from "./lines.ts";
import { REGRESSION } from "./row.ts";
import { REGRESSION_SCORES } from "./scores.ts";
import { VALUE_ANSWERS, valuesIn } from "./truth.ts";

export const regression = task({
  row: REGRESSION,
  lines: REGRESSION_LINES,
  samples: valueTable,
  records: regressionBuilder,
  select: selectErrors,
  scores: REGRESSION_SCORES,
  truth: valuesIn,
  planned: VALUE_ANSWERS,
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
