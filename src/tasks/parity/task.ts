import { sampleTable } from "../columns/sample-table.ts";
import { byFamily, task } from "../task.ts";
import { parityBuilder, selectCompared } from "./columns.ts";
import { PARITY } from "./lines.ts";
import { PARITY_METRICS } from "./scores.ts";

export const parity = task({
  name: "parity",
  lines: PARITY,
  samples: sampleTable,
  records: parityBuilder,
  select: selectCompared,
  scoreBy: byFamily(PARITY_METRICS),
});
