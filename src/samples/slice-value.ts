import { type AnySample, LABEL } from "../contract/sample.ts";

/** In which part of the data a sample is, by a column of its labels or by the label itself. */
export function sliceValueOf(sample: AnySample, column: string): string | undefined {
  const own = sample.slices?.[column];
  if (own !== undefined || column !== LABEL || !("label" in sample)) return own;
  return typeof sample.label === "string" ? sample.label : undefined;
}
