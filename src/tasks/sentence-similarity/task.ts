import { byFamily, task } from "../task.ts";
import { pairTable, selectPairs, similarityBuilder } from "./columns.ts";
import { SIMILARITY } from "./lines.ts";
import { SIMILARITY_METRICS } from "./scores.ts";

export const similarity = task({
  name: "sentence-similarity",
  lines: SIMILARITY,
  samples: pairTable,
  records: similarityBuilder,
  select: selectPairs,
  scoreBy: byFamily(SIMILARITY_METRICS),
  trivial: () => ({ metric: "spearman", value: 0, says: "drawing lots" }),
});
