import type { PlannedRequest } from "../contract/plan.ts";
import type { Recipe } from "../contract/recipe.ts";

/** So many show how far values reach: whoever wants all of them says so. */
const AUDITED = 256;

/** On how many of so many examples it is looked how far values reach. */
export function auditedOf({ audit = AUDITED }: Pick<PlannedRequest, "audit">, count: number) {
  return audit === "all" ? count : audit === "off" ? 0 : Math.min(audit, count);
}

/** The programs that someone made: the head's source, and variants made by hand. */
export function isAudited(side: PlannedRequest["side"], { kind }: Recipe): boolean {
  return side === "head" && (kind === "stored" || kind === "source");
}
