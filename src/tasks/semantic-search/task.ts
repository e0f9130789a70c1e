import { byFamily, task } from "../task.ts";
import { queryTable, searchBuilder, selectRankings } from "./columns.ts";
import { SEARCH } from "./lines.ts";
import { SEARCH_METRICS } from "./scores.ts";

export const search = task({
  name: "semantic-search",
  lines: SEARCH,
  samples: queryTable,
  records: searchBuilder,
  select: selectRankings,
  scoreBy: byFamily(SEARCH_METRICS),
  trivial: () => ({ metric: "ndcg@10", value: 0, says: "finding nothing" }),
});
