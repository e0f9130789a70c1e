import { sampleTable } from "../columns/sample-table.ts";
import { task } from "../task.ts";
import { customBuilder, selectCustom } from "./columns.ts";
import { CUSTOM_LINES } from "./lines.ts";
import { declared } from "./scores.ts";

/** Whatever a user's own task is named, its metrics are the means of what it says. */
export const custom = task({
  lines: CUSTOM_LINES,
  samples: sampleTable,
  records: customBuilder,
  select: selectCustom,
  scores: declared,
});
