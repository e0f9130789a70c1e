import { samplesOf, spansOf } from "../columns/pick.ts";
import type { SearchColumns } from "./columns.ts";

export function selectRankings(columns: SearchColumns, rows: readonly number[]): SearchColumns {
  const { relevant, documents } = columns.samples;
  const picked = rows.map((row) => relevant[row] ?? new Map<number, number>());
  return {
    ...columns,
    ...spansOf(rows, columns),
    samples: { ...samplesOf(rows, columns.samples), relevant: picked, documents },
  };
}
