import { UserError } from "../catalog/errors.ts";

/** A file that cannot be believed: nothing of it is used. `line` counts from 1. */
export function refuse(file: string, message: string, line?: number): UserError {
  return new UserError({
    message,
    at: { file, ...(line !== undefined && { line }) },
    fix: "The out folder is written by quantgate plan and measure: run them again.",
  });
}
