import type { Plan, PlannedModel } from "../contract/plan.ts";
import type { Policy, Waiver } from "../policy/policy.ts";

/**
 * The waivers that count in this run. They are the target branch's: a pull request waives nothing for itself. The day
 * is the plan's, not the head commit's, whose date its author sets; so the same out folder stays the same verdict.
 */
export function waiversInForce({ policies, today }: Plan, target: Policy): readonly Waiver[] {
  if (policies.first || today === undefined) return [];
  return target.waivers.filter((waiver) => !isExpired(waiver, today));
}

/** Those of a model's entry that count today; a policy that only the head has waives nothing. */
export function waiversFor(planned: PlannedModel, plan: Plan, policy: Policy): readonly Waiver[] {
  if (planned.policy !== "target") return [];
  const entry = planned.entry ?? planned.name;
  return waiversInForce(plan, policy).filter(({ model }) => model === entry);
}

/** ISO dates are ordered as text is. */
export function isExpired({ until }: Waiver, today: string): boolean {
  return until < today;
}
