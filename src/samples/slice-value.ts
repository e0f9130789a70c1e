import { type AnySample, LABEL, OUTPUT } from "../contract/sample.ts";
import type { Slice } from "../contract/slice.ts";

/** In which parts of the data a sample is, by a column of its labels or by the labels themselves. */
export function sliceValuesOf(sample: AnySample, column: string): readonly string[] {
  const own = sample.slices?.[column];
  if (own !== undefined) return [own];
  if (column !== LABEL) return [];
  if ("label" in sample && typeof sample.label === "string") return [sample.label];
  return labelsOf(sample) ?? [];
}

/** Whether a sample tells of a slice: every one does of a part of the answers, such as one output or one label of many. */
export function isInSlice(sample: AnySample, { column, value }: Slice): boolean {
  if (sample.slices?.[column] === undefined) {
    if (column === OUTPUT) return true;
    if (column === LABEL && labelsOf(sample) !== undefined) return true;
  }
  return sliceValuesOf(sample, column).includes(value);
}

function labelsOf(sample: AnySample): readonly string[] | undefined {
  if (!("labels" in sample && Array.isArray(sample.labels))) return;
  return sample.labels.filter((label) => typeof label === "string");
}
