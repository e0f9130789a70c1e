import type { ClassificationColumns } from "./classification/columns.ts";

/** Of each kind of records, what is kept of one variant's. */
export interface ColumnsByKind {
  readonly classification: ClassificationColumns;
}

export type Kind = keyof ColumnsByKind;

/** One variant's records in typed arrays, a row a sample. */
export type Columns = ColumnsByKind[Kind];
