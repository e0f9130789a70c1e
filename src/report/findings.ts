import { OUTCOMES } from "../catalog/states.ts";
import type { JudgedLimit, JudgedModel, JudgedVariant } from "../contract/verdict.ts";

/** A limit with the names it needs to be understood alone. */
export interface Finding {
  readonly model: JudgedModel;
  readonly variant: JudgedVariant;
  readonly limit: JudgedLimit;
}

/** Every limit that keeps the model or an enforced variant from passing, the worst first, else in the policy's order. */
export function findings(models: readonly JudgedModel[]): Finding[] {
  return everyFinding(models)
    .filter(({ variant, limit }) => variant.enforced && limit.outcome !== "pass")
    .sort((a, b) => OUTCOMES.indexOf(b.limit.outcome) - OUTCOMES.indexOf(a.limit.outcome));
}

export function everyFinding(models: readonly JudgedModel[]): Finding[] {
  return models.flatMap((model) =>
    partsOf(model).flatMap((variant) => variant.limits.map((limit) => ({ model, variant, limit }))),
  );
}

/** All that limits are put to: the model itself, and what is made of it. */
function partsOf({ itself, variants }: JudgedModel): JudgedVariant[] {
  return [...(itself ? [itself] : []), ...variants];
}
