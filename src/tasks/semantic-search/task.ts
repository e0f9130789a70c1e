import { task } from "../task.ts";
import { queryTable, searchBuilder, selectRankings } from "./columns.ts";
import { SEARCH_LINES } from "./lines.ts";
import { recogniseSearch } from "./recognise.ts";
import { SEMANTIC_SEARCH } from "./row.ts";
import { SEARCH_SCORES } from "./scores.ts";
import { judgedQueriesIn, SEARCH_ANSWERS } from "./truth.ts";

export const semanticSearch = task({
  row: SEMANTIC_SEARCH,
  lines: SEARCH_LINES,
  samples: queryTable,
  records: searchBuilder,
  select: selectRankings,
  scores: SEARCH_SCORES,
  recognise: recogniseSearch,
  truth: judgedQueriesIn,
  planned: SEARCH_ANSWERS,
  ranges: { margin: ({ margins }) => margins },
  trivial: () => ({ metric: "ndcg@10", value: 0, says: "finding nothing" }),
});
