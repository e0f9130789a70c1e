import { floatsOf, samplesOf } from "../columns/pick.ts";
import type { CustomColumns } from "./columns.ts";

export function selectCustom(columns: CustomColumns, rows: readonly number[]): CustomColumns {
  const picked = [...columns.values].map(
    ([name, values]) => [name, floatsOf(rows, values)] as const,
  );
  return { ...columns, samples: samplesOf(rows, columns.samples), values: new Map(picked) };
}
