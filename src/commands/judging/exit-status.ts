import { EXIT_PART, EXIT_STATUS } from "../../catalog/states.ts";
import type { Verdict } from "../../contract/verdict.ts";

/** What a verdict ends a process with. */
export function exitStatusOf({ outcome, part }: Pick<Verdict, "outcome" | "part">): number {
  const status = EXIT_STATUS[outcome];
  return status === 0 && part?.leavesEnforced ? EXIT_PART : status;
}
