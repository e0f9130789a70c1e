import { sampleTable } from "../columns/sample-table.ts";
import { byFamily, task } from "../task.ts";
import { parityBuilder } from "./columns.ts";
import { PARITY } from "./lines.ts";
import { PARITY_METRICS } from "./scores.ts";
import { selectCompared } from "./select.ts";

export const parity = task({
  name: "parity",
  lines: PARITY,
  samples: sampleTable,
  records: parityBuilder,
  select: selectCompared,
  scoreBy: byFamily(PARITY_METRICS),
});
