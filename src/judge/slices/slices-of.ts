import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Columns } from "../../tasks/tasks.ts";
import type { Slice } from "./slice-of.ts";

/** A column of that many values divides into so little that nothing can be told of a part. */
const MOST = 50;

/** Every slice of the examples: columns as the policy names them, values in order. */
export function slicesOf(
  columns: Columns | Unmeasured,
): { slice: Slice; rows: readonly number[] }[] {
  if (isUnmeasured(columns)) return [];
  return [...columns.samples.slices]
    .filter(([, values]) => values.size <= MOST)
    .flatMap(([column, values]) =>
      [...values].sort(byValue).map(([value, rows]) => ({ slice: { column, value }, rows })),
    );
}

function byValue([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
