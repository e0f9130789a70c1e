import { sampleTable } from "../columns/sample-table.ts";
import { task } from "../task.ts";
import { customBuilder, selectCustom } from "./columns.ts";
import { CUSTOM_LINES } from "./lines.ts";
import { declaredScore } from "./scores.ts";
import { OWN_ANSWERS, ownSamplesIn } from "./truth.ts";

/** Whatever a user's own task is named, the policy declares what becomes of what it says. */
export const custom = task({
  lines: CUSTOM_LINES,
  samples: sampleTable,
  records: customBuilder,
  select: selectCustom,
  scores: declaredScore,
  truth: ownSamplesIn,
  planned: OWN_ANSWERS,
});
