import { FEWEST_DRAWN } from "../../catalog/metrics.ts";
import { DIGEST, EMBEDDING, PAIRS, SLICE_BY, TOKENS } from "../data.ts";
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
  evaluated: true,
  data: {
    ...PAIRS,
    ...TOKENS,
    ...EMBEDDING,
    prefix: {
      kind: "text",
      example: '"query: "',
      says: "what stands before either text, where the model was trained so",
    },
    ...SLICE_BY,
    ...DIGEST,
  },
  needs: [["pairs"]],
  needsToRun: [["tokenizer"]],
  together: {},
  ranges: { cosine: "the reference's cosine" },
  metrics: [
    {
      ...CORRELATION,
      name: "spearman",
      alsoCalled: ["correlation", "spearmanr", "rho", "rank correlation", "sts", "accuracy"],
      says: "rank correlation with the scores",
    },
    {
      ...CORRELATION,
      name: "pearson",
      alsoCalled: ["pearsonr", "linear correlation"],
      says: "linear correlation with the scores",
    },
    {
      name: "cosine-shift",
      direction: "lower",
      quantity: "number",
      test: "mean",
      says: "how much higher the cosines are than the reference's, on average; lower ones are as bad",
      within: [-2, 2],
      against: "reference",
      eitherWay: true,
    },
    {
      name: "decisions@t",
      alsoCalled: ["decision"],
      direction: "higher",
      quantity: "rate",
      test: "rate",
      says: "pairs on the same side of the cosine t as for the reference",
      against: "reference",
    },
  ],
  shows: ["spearman", "cosine-shift"],
};
