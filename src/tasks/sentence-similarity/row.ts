import { FEWEST_DRAWN } from "../../catalog/metrics.ts";
import { type MetricRow, type TaskRow, TOKENS } from "../row.ts";

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
  data: ["pairs", ...TOKENS, "slice-by", "digest"],
  needs: [["pairs"], ["tokenizer"]],
  together: {},
  metrics: [
    { ...CORRELATION, name: "spearman", says: "rank correlation with the scores" },
    { ...CORRELATION, name: "pearson", says: "linear correlation with the scores" },
  ],
  shows: ["spearman"],
};
