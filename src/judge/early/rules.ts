import { AUTO, engineOf } from "../../catalog/targets.ts";
import { REFERENCE } from "../../contract/names.ts";
import type { Plan, PlannedModel } from "../../contract/plan.ts";
import type { Limit, Policy, PolicyModel, PolicyVariant } from "../../policy/policy.ts";
import { settingsFor } from "../../policy/settings.ts";
import { findMetric } from "../../tasks/rows.ts";
import { limitName } from "../../words/limits.ts";
import { alphaOf } from "../alpha.ts";
import { waiversFor } from "../in-force.ts";
import type { StopRule } from "./course.ts";

/** By which of its limits a variant at the head may be stopped on a target. */
export type StopRules = (variant: string, target: string) => readonly StopRule[];

/** Of a plan's model, by the policy that rules it. */
export interface RuledModel {
  readonly plan: Plan;
  readonly policy: Policy;
  readonly planned: PlannedModel;
  readonly model: PolicyModel;
}

/**
 * Only what stops a variant for good ends its measuring: a limit on right and wrong answers to all examples, which no
 * waiver covers. What the others are measured from is needed whole; where examples tell of one thing, or wait for a
 * label, there is no such test yet.
 */
export function stopRulesFor({ plan, policy, planned, model }: RuledModel): StopRules {
  const { samples } = planned;
  const isPlain = samples !== undefined && !samples.clusters && !samples.unlabelled;
  const waived = new Set(
    waiversFor(planned, plan, policy).map(({ variant, limit }) => `${variant} ${limit}`),
  );
  const auto = plan.auto ?? AUTO[0];
  return (name, target) => {
    const variant = model.variants.find((one) => one.name === name);
    const isReference = name === model.reference || name === REFERENCE;
    if (variant === undefined || !isPlain || isReference) return [];
    if (Object.hasOwn(model.recorded, target)) return [];
    return rulesOf(variant, settingsFor(policy, plan.branch, model, variant)).filter(
      ({ limit }) =>
        (limit.on === undefined || engineOf(limit.on, auto) === target) &&
        !waived.has(`${name} ${limitName(limit)}`),
    );
  };
}

function rulesOf({ limits }: PolicyVariant, settings: ReturnType<typeof settingsFor>): StopRule[] {
  const { early } = settings;
  if (early === false) return [];
  return limits.flatMap((limit) => {
    const metric = limit.declared ?? findMetric(limit.metric);
    if (metric?.test !== "rate" || metric.source !== "records" || !mayStopBy(limit)) return [];
    return [{ limit, metric, alpha: alphaOf(settings), bets: early === true }];
  });
}

/** Against the base too much is compared that another run may have measured; slices have a procedure of their own. */
function mayStopBy({ operator, slice }: Limit): boolean {
  return slice === undefined && OPERATORS_THAT_STOP.has(operator);
}

const OPERATORS_THAT_STOP: ReadonlySet<Limit["operator"]> = new Set([
  "min",
  "max",
  "max-drop",
  "max-increase",
]);
