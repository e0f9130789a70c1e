import { CORPUS, DIGEST, SLICE_BY, TOKENS } from "../data.ts";
import type { MetricRow, TaskRow } from "../row.ts";

const OF_THE_FIRST = {
  direction: "higher",
  quantity: "rate",
  test: "mean",
  within: [0, 1],
} as const satisfies Partial<MetricRow>;

export const SEMANTIC_SEARCH: TaskRow = {
  name: "semantic-search",
  says: "which documents answer a query",
  evaluated: false,
  data: {
    ...CORPUS,
    qrels: {
      kind: "path",
      example: "Eval/qrels.tsv",
      says: "which documents answer which query, BEIR or TREC",
    },
    ...TOKENS,
    ...SLICE_BY,
    ...DIGEST,
  },
  needs: [["queries"], ["qrels"]],
  needsToRun: [["corpus"], ["tokenizer"]],
  together: {},
  metrics: [
    {
      ...OF_THE_FIRST,
      name: "ndcg@k",
      says: "normalized discounted gain of the first k",
    },
    {
      ...OF_THE_FIRST,
      name: "recall@k",
      says: "relevant documents found among the first k",
    },
    {
      ...OF_THE_FIRST,
      name: "mrr@k",
      says: "reciprocal rank of the first relevant of the first k",
    },
    {
      ...OF_THE_FIRST,
      name: "neighbours@k",
      says: "the reference's first k found again",
      against: "reference",
      minded: {
        below: 0.95,
        k: 10,
        says: (value, name) =>
          `of the reference's nearest documents it finds ${value} again (${name}): the index must be built with the very variant that answers, and never be mixed`,
      },
    },
  ],
  shows: ["ndcg@10", "recall@10"],
};
