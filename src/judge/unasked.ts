import type { Plan } from "../contract/plan.ts";
import type { AskedPart } from "../contract/verdict.ts";
import { isEnforced } from "./since-base.ts";
import type { ParsedPolicies } from "./tree.ts";

/** What of the policy the run was not asked for, and whether any of that could have stopped it; nothing where it was all. */
export function partIn(
  { models }: Pick<Plan, "models">,
  policies: ParsedPolicies,
): AskedPart | undefined {
  const left = models.flatMap(({ name, status, unasked = [] }) =>
    status === "unasked" ? [name] : unasked.map((variant) => `${name}/${variant}`),
  );
  if (left.length === 0) return;
  const leavesEnforced = models.some(({ name, entry = name, status, policy, unasked = [] }) => {
    const own = policies[policy]?.models.find((one) => one.name === entry);
    return (
      status === "unasked" ||
      own?.variants.some((one) => unasked.includes(one.name) && isEnforced(own, one)) === true
    );
  });
  return { left, leavesEnforced };
}
