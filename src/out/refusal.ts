import type { z } from "zod";
import { UserError } from "../catalog/errors.ts";

/** A file that cannot be believed: nothing of it is used. `line` counts from 1. */
export function refuse(file: string, message: string, line?: number): UserError {
  return new UserError({
    message,
    at: { file, ...(line !== undefined && { line }) },
    fix: "The out folder is written by quantgate plan and measure: run them again.",
  });
}

/** What a schema has against a value, with where in it. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join("; ");
}
