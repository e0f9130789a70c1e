import { queryTable, searchBuilder } from "../../../src/tasks/semantic-search/columns.ts";
import type { SearchRecord } from "../../../src/tasks/semantic-search/lines.ts";
import { built } from "../measured.ts";

export interface Query {
  readonly relevant: Readonly<Record<string, number>>;
  readonly ranking: SearchRecord["ranking"];
}

export function tableOf(queries: readonly Pick<Query, "relevant">[]) {
  return queryTable(queries.map(({ relevant }, row) => ({ id: `q${row}`, relevant })));
}

export function columnsOf(
  queries: readonly Pick<Query, "ranking">[],
  table: ReturnType<typeof tableOf>,
) {
  const lines = queries.map(({ ranking }, row) => ({ id: `q${row}`, ranking }));
  return built(searchBuilder(table), lines);
}

export function ranked(...names: readonly string[]): SearchRecord["ranking"] {
  return names.map((name, at) => [name, 1 - at / 1000]);
}
