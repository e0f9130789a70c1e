import { samplesOf, spansOf } from "../columns/pick.ts";
import { type DetectionColumns, detectionColumns } from "./columns.ts";

export function selectDetected(
  { samples, found, defects }: DetectionColumns,
  rows: readonly number[],
): DetectionColumns {
  const { truths, classes } = samples;
  return detectionColumns(
    { ...samplesOf(rows, samples), truths: { ...truths, ...spansOf(rows, truths) }, classes },
    { ...found, ...spansOf(rows, found) },
    defects,
  );
}
