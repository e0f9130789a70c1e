import type { Verdict } from "../contract/verdict.ts";

/** Whether no model that the policy judges was changed, so that nothing was measured. */
export function isUntouched({ models, outcome }: Pick<Verdict, "models" | "outcome">): boolean {
  const isLeft = models.length > 0 && models.every(({ status }) => status === "unchanged");
  return isLeft && outcome === "pass";
}

/** Neither a model nor how it is judged was changed: no reason to begin a comment, but one to correct an older. */
export function isNothingToTell(verdict: Verdict): boolean {
  const { changes = [], unjudged } = verdict;
  return isUntouched(verdict) && changes.length === 0 && unjudged === undefined;
}
