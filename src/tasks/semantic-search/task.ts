import { byFamily, task } from "../task.ts";
import { searchBuilder } from "./columns.ts";
import { SEARCH } from "./lines.ts";
import { queryTable } from "./samples.ts";
import { SEARCH_METRICS } from "./scores.ts";
import { selectRankings } from "./select.ts";

export const search = task({
  name: "semantic-search",
  lines: SEARCH,
  samples: queryTable,
  records: searchBuilder,
  select: selectRankings,
  scoreBy: byFamily(SEARCH_METRICS),
  trivial: () => ({ metric: "ndcg@10", value: 0, says: "finding nothing" }),
});
