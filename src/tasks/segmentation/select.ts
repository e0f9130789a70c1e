import { samplesOf, spansOf } from "../columns/pick.ts";
import type { SegmentationColumns } from "./columns.ts";

export function selectMasks(
  columns: SegmentationColumns,
  rows: readonly number[],
): SegmentationColumns {
  const { classes } = columns.samples;
  return {
    ...columns,
    ...spansOf(rows, columns),
    samples: { ...samplesOf(rows, columns.samples), classes },
  };
}
