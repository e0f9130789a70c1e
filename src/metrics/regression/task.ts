import { REGRESSION } from "../../contract/tasks/regression.ts";
import { byFamily, task } from "../task.ts";
import { regressionBuilder, valueTable } from "./columns.ts";
import { REGRESSION_METRICS } from "./scores.ts";
import { selectErrors } from "./select.ts";

export const regression = task({
  name: "regression",
  lines: REGRESSION,
  samples: valueTable,
  records: regressionBuilder,
  select: selectErrors,
  scoreBy: byFamily(REGRESSION_METRICS),
});
