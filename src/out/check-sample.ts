import { ClassificationSample } from "../contract/sample.ts";
import type { Check } from "./read-lines.ts";
import { describeIssues } from "./refusal.ts";

/** A sample of image classification; there are as many as one record file has, and they are read once. */
export const checkSample: Check<ClassificationSample> = (value) => {
  const read = ClassificationSample.safeParse(value);
  return read.success ? { line: read.data } : { wrong: describeIssues(read.error) };
};
