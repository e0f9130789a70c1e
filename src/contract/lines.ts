import type { z } from "zod";
import { describeIssues } from "./issues.ts";
import { FailedRecord } from "./record.ts";

/** Gives the value as what it should be, or says what is wrong with it. */
export type Check<Line> = (value: unknown) => { readonly line: Line } | { readonly wrong: string };

/** What a task writes: a line for each sample, and of each variant a record for each sample. */
export interface TaskLines<Sample, Record> {
  readonly sample: Check<Sample>;
  readonly record: Check<Record | FailedRecord>;
}

/**
 * Lines checked by their schemas. There may be millions of records: `sure`, where a task has it, sees by hand
 * what is plainly right, in a fraction of the time; the schema has the last word on the rest.
 */
export function taskLines<Sample, Record>(
  sample: z.ZodType<Sample>,
  record: z.ZodType<Record>,
  sure: (value: unknown) => value is Record = unsure,
): TaskLines<Sample, Record> {
  return {
    sample: (value) => bySchema(sample, value),
    record: (value) => {
      if (sure(value)) return { line: value };
      return isFailed(value) ? bySchema(FailedRecord, value) : bySchema(record, value);
    },
  };
}

function unsure(_: unknown): _ is never {
  return false;
}

function isFailed(value: unknown): boolean {
  return typeof value === "object" && value !== null && "error" in value;
}

function bySchema<Line>(schema: z.ZodType<Line>, value: unknown) {
  const read = schema.safeParse(value);
  return read.success ? { line: read.data } : { wrong: describeIssues(read.error) };
}
