import type { Columns } from "./columns.ts";
import { complete } from "./complete.ts";
import { type ColumnsByKind, type Kind, taskOf } from "./tasks.ts";
import { isUnmeasured, type Unmeasured } from "./unmeasured.ts";

/** The answers to some of the samples. What is wrong with any record is wrong with the whole variant. */
export function selectRows(
  columns: Columns | Unmeasured,
  rows: readonly number[],
): Columns | Unmeasured {
  const whole = complete(columns);
  return isUnmeasured(whole) ? whole : select(whole.kind, whole, rows);
}

function select<Of extends Kind>(
  kind: Of,
  columns: ColumnsByKind[Of],
  rows: readonly number[],
): ColumnsByKind[Of] {
  return taskOf(kind).select(columns, rows);
}
