import { type Problem, UserError } from "../../catalog/errors.ts";

/** What is told of a run that ended without a verdict. */
export function problemsOf(error: unknown): readonly Problem[] {
  return error instanceof UserError ? error.problems : [OUR_BUG];
}

const OUR_BUG = {
  message: "quantgate itself failed: this is a bug in it",
  fix: "the log of the job has what happened; please report it",
};
