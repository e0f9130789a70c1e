import type { ColumnsByKind, Kind } from "./tasks.ts";

/** One variant's records in typed arrays, a row a sample. */
export type Columns = ColumnsByKind[Kind];
