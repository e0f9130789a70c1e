import type { ClassificationColumns } from "./classification/columns.ts";
import type { CustomColumns } from "./custom/columns.ts";
import type { DetectionColumns } from "./detection/columns.ts";
import type { ParityColumns } from "./parity/columns.ts";
import type { RegressionColumns } from "./regression/columns.ts";
import type { SearchColumns } from "./search/columns.ts";
import type { SegmentationColumns } from "./segmentation/columns.ts";
import type { SimilarityColumns } from "./similarity/columns.ts";
import type { TextColumns } from "./text/columns.ts";

/** Of each kind of records, what is kept of one variant's. */
export interface ColumnsByKind {
  readonly classification: ClassificationColumns;
  readonly detection: DetectionColumns;
  readonly similarity: SimilarityColumns;
  readonly search: SearchColumns;
  readonly text: TextColumns;
  readonly parity: ParityColumns;
  readonly regression: RegressionColumns;
  readonly segmentation: SegmentationColumns;
  readonly custom: CustomColumns;
}

export type Kind = keyof ColumnsByKind;

/** One variant's records in typed arrays, a row a sample. */
export type Columns = ColumnsByKind[Kind];
