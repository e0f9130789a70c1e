import { CORPUS, DIGEST, EMBEDDING, FITTING, SLICE_BY, TOKENS } from "../data.ts";
import type { MetricRow, TaskRow } from "../row.ts";

const OF_THE_FIRST = {
  direction: "higher",
  quantity: "rate",
  test: "mean",
  within: [0, 1],
} as const satisfies Partial<MetricRow>;

/** A ranking names at least so many documents, as far as there are. */
const LEAST_DEPTH = 1000;

export const SEMANTIC_SEARCH: TaskRow = {
  name: "semantic-search",
  says: "which documents answer a query",
  evaluated: true,
  data: {
    ...CORPUS,
    qrels: {
      kind: "path",
      example: "Eval/qrels.tsv",
      says: "which documents answer which query, BEIR or TREC",
    },
    ...TOKENS,
    ...EMBEDDING,
    normalize: {
      kind: "flag",
      example: "true",
      says: "whether vectors count by their direction alone, so that scores are cosines; true unless told",
    },
    "query-prefix": {
      kind: "text",
      example: '"query: "',
      says: "what stands before a query, where the model was trained so",
    },
    "passage-prefix": {
      kind: "text",
      example: '"passage: "',
      says: "what stands before a document, where the model was trained so",
    },
    ...FITTING,
    ...SLICE_BY,
    ...DIGEST,
  },
  needs: [["queries"], ["qrels"]],
  needsToRun: [["corpus"]],
  // All documents are embedded before the first query is answered.
  whole: true,
  options: (metrics) => {
    const indexed = metrics.filter(({ ofBase }) => ofBase !== undefined);
    return {
      depth: Math.max(LEAST_DEPTH, ...metrics.map(({ k = 0 }) => k)),
      ...(indexed.length > 0 && { index: Math.max(...indexed.map(({ k = 0 }) => k)) }),
    };
  },
  together: {},
  ranges: { margin: "how far the reference's first document is ahead of its second" },
  metrics: [
    {
      ...OF_THE_FIRST,
      name: "ndcg@k",
      alsoCalled: ["dcg", "normalized discounted cumulative gain", "accuracy"],
      says: "normalized discounted gain of the first k",
    },
    {
      ...OF_THE_FIRST,
      name: "recall@k",
      alsoCalled: ["hit rate", "hits", "hit", "recall at"],
      says: "relevant documents found among the first k",
    },
    {
      ...OF_THE_FIRST,
      name: "mrr@k",
      alsoCalled: ["reciprocal rank", "mean reciprocal rank"],
      says: "reciprocal rank of the first relevant of the first k",
    },
    {
      ...OF_THE_FIRST,
      name: "map@k",
      alsoCalled: ["mean average precision", "average precision"],
      says: "mean of the precisions at each relevant document of the first k",
    },
    {
      ...OF_THE_FIRST,
      name: "index-compat@k",
      says: "ndcg@k among the documents as the base's reference has embedded them: whether their index can stay",
      ofBase: { index: "corpus" },
    },
    {
      ...OF_THE_FIRST,
      name: "neighbours@k",
      alsoCalled: ["neighbors", "nearest neighbours", "overlap"],
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
