import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import { remembered } from "../statistics/remembered.ts";
import { complete } from "./columns/complete.ts";
import type { Columns } from "./columns.ts";
import { type ColumnsByKind, type Kind, taskOf } from "./tasks.ts";

/** The answers to some of the samples. What is wrong with any record is wrong with the whole variant. */
export function selectRows(
  columns: Columns | Unmeasured,
  rows: readonly number[],
): Columns | Unmeasured {
  const whole = complete(columns);
  return isUnmeasured(whole) ? whole : selected(whole)(rows);
}

/** A slice asked for again is the same columns, of which scores and draws are known. */
const selected = remembered((columns: Columns) =>
  remembered((rows: readonly number[]) => select(columns.kind, columns, rows)),
);

function select<Of extends Kind>(
  kind: Of,
  columns: ColumnsByKind[Of],
  rows: readonly number[],
): ColumnsByKind[Of] {
  return taskOf(kind).select(columns, rows);
}
