import type { Verdict } from "../contract/verdict.ts";

/** Whether no model that the policy judges was changed, so that nothing was measured. */
export function isUntouched({ models }: Pick<Verdict, "models">): boolean {
  return models.length > 0 && models.every(({ status }) => status === "unchanged");
}

/** Neither a model nor how it is judged was changed: no reason to begin a comment, but one to correct an older. */
export function isNothingToTell(verdict: Verdict): boolean {
  return isUntouched(verdict) && (verdict.changes ?? []).length === 0;
}
