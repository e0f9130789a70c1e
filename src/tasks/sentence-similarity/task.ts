import { task } from "../task.ts";
import { acrossTheMiddle } from "./boundary.ts";
import { pairTable, selectPairs, similarityBuilder } from "./columns.ts";
import { SIMILARITY_LINES } from "./lines.ts";
import { recogniseSentences } from "./recognise.ts";
import { SENTENCE_SIMILARITY } from "./row.ts";
import { SIMILARITY_SCORES } from "./scores.ts";
import { PAIR_ANSWERS, scoredPairsIn } from "./truth.ts";

export const sentenceSimilarity = task({
  row: SENTENCE_SIMILARITY,
  lines: SIMILARITY_LINES,
  samples: pairTable,
  records: similarityBuilder,
  select: selectPairs,
  scores: SIMILARITY_SCORES,
  recognise: recogniseSentences,
  truth: scoredPairsIn,
  planned: PAIR_ANSWERS,
  ranges: { cosine: ({ cosines }) => cosines },
  boundary: acrossTheMiddle,
  trivial: () => ({ metric: "spearman", value: 0, says: "drawing lots" }),
});
