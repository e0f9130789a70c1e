import type { PlannedModel } from "../contract/plan.ts";
import type { JudgedModel } from "../contract/verdict.ts";

type LeftOut = Omit<JudgedModel, "name" | "status" | "task">;

/** Of which the head brings nothing to judge. */
export function isLeftOut({ status }: Pick<PlannedModel, "status">): boolean {
  return status === "removed" || status === "unchanged";
}

/** It stops nothing, and nobody may take it for a model that was seen to keep its limits. */
export function leftOut({ status, why = "" }: PlannedModel): LeftOut {
  const isUnchanged = status === "unchanged";
  return {
    ...{ outcome: "pass", targets: [], reference: null, recommended: null, variants: [] },
    because: isUnchanged ? `Nothing was measured: ${why}.` : `Nothing is left to judge: ${why}.`,
    notes: isUnchanged ? [] : [why],
  };
}
