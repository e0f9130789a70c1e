import { type AnySample, LABEL, OUTPUT } from "../contract/sample.ts";
import type { Slice } from "../contract/slice.ts";

/** In which part of the data a sample is, by a column of its labels or by the label itself. */
export function sliceValueOf(sample: AnySample, column: string): string | undefined {
  const own = sample.slices?.[column];
  if (own !== undefined || column !== LABEL || !("label" in sample)) return own;
  return typeof sample.label === "string" ? sample.label : undefined;
}

/** Whether a sample is in a slice; one output's answers are to every sample. */
export function isInSlice(sample: AnySample, { column, value }: Slice): boolean {
  const own = sliceValueOf(sample, column);
  return own === undefined ? column === OUTPUT : own === value;
}
