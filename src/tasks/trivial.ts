import type { Columns } from "./columns.ts";
import type { Trivial } from "./task.ts";
import { type ColumnsByKind, type Kind, taskOf } from "./tasks.ts";

/** What one answer to everything would score on the samples that these columns answer. */
export function trivialOf(columns: Columns): Trivial | undefined {
  return ofKind(columns.kind, columns);
}

function ofKind<Of extends Kind>(kind: Of, columns: ColumnsByKind[Of]): Trivial | undefined {
  return taskOf(kind).trivial(columns);
}
