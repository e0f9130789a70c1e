import { type Problem, UserError } from "../../catalog/errors.ts";
import { machineProblem } from "../../catalog/machine.ts";

/** What is told of a run that ended without a verdict. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof UserError) return error.problems;
  return [machineProblem(error, []) ?? OUR_BUG];
}

const OUR_BUG = {
  message: "quantgate itself failed: this is a bug in it",
  fix: "the log of the job has what happened; please report it",
};
