import { byFamily, task } from "../task.ts";
import { similarityBuilder } from "./columns.ts";
import { SIMILARITY } from "./lines.ts";
import { pairTable } from "./samples.ts";
import { SIMILARITY_METRICS } from "./scores.ts";
import { selectPairs } from "./select.ts";

export const similarity = task({
  name: "sentence-similarity",
  lines: SIMILARITY,
  samples: pairTable,
  records: similarityBuilder,
  select: selectPairs,
  scoreBy: byFamily(SIMILARITY_METRICS),
  trivial: () => ({ metric: "spearman", value: 0, says: "drawing lots" }),
});
