import { type ClassificationLine, ClassificationRecord, FailedRecord } from "../contract/record.ts";
import type { Check } from "./read-lines.ts";
import { describeIssues } from "./refusal.ts";

/**
 * A record of image classification. There may be millions, so what is plainly right is seen by hand, in a
 * twentieth of the schema's time; the schema has the last word on the rest, and says what is wrong.
 */
export const checkClassification: Check<ClassificationLine> = (value) =>
  isClassification(value) ? { line: value } : bySchema(value);

function isClassification(value: unknown): value is ClassificationLine {
  if (typeof value !== "object" || value === null || "error" in value) return false;
  if (!("id" in value && typeof value.id === "string" && "top" in value)) return false;
  if ("loss" in value && !Number.isFinite(value.loss)) return false;
  return Array.isArray(value.top) && value.top.length > 0 && value.top.every(isScored);
}

function isScored(pair: unknown): boolean {
  return (
    Array.isArray(pair) &&
    pair.length === 2 &&
    typeof pair[0] === "string" &&
    Number.isFinite(pair[1])
  );
}

function bySchema(value: unknown) {
  const meant = typeof value === "object" && value !== null && "error" in value;
  const read = (meant ? FailedRecord : ClassificationRecord).safeParse(value);
  return read.success ? { line: read.data } : { wrong: describeIssues(read.error) };
}
