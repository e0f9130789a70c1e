import { FEWEST_DRAWN } from "../../catalog/metrics.ts";
import { DIGEST, PAIRS, SLICE_BY, TOKENS } from "../data.ts";
import type { MetricRow, TaskRow } from "../row.ts";

const CORRELATION = {
  direction: "higher",
  quantity: "number",
  test: "resampled",
  within: [-1, 1],
  passFrom: FEWEST_DRAWN,
} as const satisfies Partial<MetricRow>;

export const SENTENCE_SIMILARITY: TaskRow = {
  name: "sentence-similarity",
  says: "how alike two texts are",
  evaluated: false,
  data: { ...PAIRS, ...TOKENS, ...SLICE_BY, ...DIGEST },
  needs: [["pairs"]],
  needsToRun: [["tokenizer"]],
  together: {},
  metrics: [
    { ...CORRELATION, name: "spearman", says: "rank correlation with the scores" },
    { ...CORRELATION, name: "pearson", says: "linear correlation with the scores" },
  ],
  shows: ["spearman"],
};
