import { CommanderError } from "commander";
import { describeProblem, UserError } from "../../catalog/errors.ts";
import { machineProblem } from "../../catalog/machine.ts";
import { EXIT_BUG, EXIT_STATUS } from "../../catalog/states.ts";
import { plain } from "../../terminal/plain.ts";

/** The one place where what was thrown becomes words and an exit status. */
export function describeFailure(error: unknown): { text: string; status: number } {
  if (error instanceof UserError) return { text: safe(error.message), status: EXIT_STATUS.error };
  if (error instanceof CommanderError) return { text: "", status: usage(error) };
  const problem = machineProblem(error, []);
  if (problem !== undefined)
    return { text: safe(describeProblem(problem)), status: EXIT_STATUS.error };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    text: `This is a bug in quantgate, please report it:\n${safe(stack)}`,
    status: EXIT_BUG,
  };
}

/** What is wrong may quote a model, a file or the worker. */
function safe(text: string): string {
  return text.split("\n").map(plain).join("\n");
}

/** commander has already said what is wrong; asking for help is no mistake. */
function usage({ exitCode }: CommanderError): number {
  return exitCode === 0 ? 0 : EXIT_STATUS.error;
}
