import { toNumber } from "../catalog/decimal.ts";
import { UserError } from "../catalog/errors.ts";
import { worst } from "../catalog/states.ts";
import { engineOf } from "../catalog/targets.ts";
import type { At, Plan, PlannedModel } from "../contract/plan.ts";
import type { Verdict } from "../contract/verdict.ts";
import { entryOf } from "../policy/entry-of.ts";
import type { Policy, PolicyModel, PolicyVariant } from "../policy/policy.ts";
import { settingsFor } from "../policy/settings.ts";
import { findMetric, findTask } from "../tasks/rows.ts";
import { because, faultOf } from "./because.ts";
import type { Evidence } from "./evidence.ts";
import { withHeadLines } from "./head-lines.ts";
import { judgeModel } from "./model.ts";
import type { ModelCase } from "./model-case.ts";
import { withProofs } from "./proven.ts";
import { waiversInForce } from "./waivers/in-force.ts";
import { judgeWaivers } from "./waivers/judge-waivers.ts";

export interface JudgeInput {
  readonly plan: Plan;
  /** As parsed from the plan's own text. */
  readonly policies: { readonly target: Policy; readonly head?: Policy };
  readonly evidence: Evidence;
}

/** What was seen against what was agreed. Same plan, policies and evidence: same verdict. */
export function judge(input: JudgeInput): Verdict {
  const { plan, policies } = input;
  const cases = plan.models.map((planned) => caseOf(planned, input));
  const judged = cases.map(({ modelCase, source }) => judgeModel(modelCase, source));
  const proven = withProofs(
    cases.map(({ modelCase }) => modelCase),
    judged,
  );
  const models = withHeadLines(proven, policies.head);
  const { path, digest, commit } = plan.policies.target;
  const outcomes = [
    ...models.map(({ outcome }) => outcome),
    ...(plan.unjudged?.warns === undefined ? [] : ["warn" as const]),
  ];
  const waivers = judgeWaivers({ plan, policies, models });
  const fault = faultOf(models);
  return {
    schema: 1,
    outcome: models.length === 0 ? "error" : worst(outcomes),
    because: because(models, plan.unjudged),
    ...(fault && { fault }),
    confidence: toNumber(settingsFor(policies.target, plan.branch).confidence),
    models,
    policy: { path, digest, commit },
    ...(plan.base && { base: plan.base }),
    head: plan.head,
    ...(plan.unjudged && { unjudged: plan.unjudged }),
    ...(waivers.length > 0 && { waivers }),
    ...(plan.changes && { changes: plan.changes }),
    ...(plan.published && { published: plan.published }),
    notes: plan.notes,
  };
}

/** A model as it comes before the judge, and the policy that rules it. */
export function caseOf(
  planned: PlannedModel,
  { plan, policies, evidence }: JudgeInput,
): { modelCase: ModelCase; source: At } {
  const [policy, source] = [policies[planned.policy], plan.policies[planned.policy]];
  const model = policy && entryOf(policy, planned);
  if (policy === undefined || source === undefined || model === undefined) {
    const message = `the plan names the model ${planned.name}, which its ${planned.policy} policy does not`;
    throw new UserError({ message });
  }
  const settings = (variant?: PolicyVariant) => settingsFor(policy, plan.branch, model, variant);
  const [targets, rates, witnesses] = [targetsOf(model), ratesOf(model), witnessesOf(plan, model)];
  const waivers =
    planned.policy === "target"
      ? waiversInForce(plan, policy).filter((one) => one.model === (planned.entry ?? planned.name))
      : [];
  const hasBase = isPlannedAtBase(plan, planned);
  const modelCase = {
    ...{ planned, model, targets, witnesses, hasBase },
    ...{ rates, evidence, settings, waivers },
  };
  return { modelCase, source };
}

/** What an engine here runs, before what was recorded elsewhere: its numbers stand for the variant. */
function targetsOf({ targets, recorded }: PolicyModel): string[] {
  const isRecorded = (target: string) => Object.hasOwn(recorded, target);
  const measured = targets.filter((target) => !isRecorded(target)).map(engineOf);
  return [...new Set([...measured, ...targets.filter(isRecorded)])];
}

function witnessesOf({ requests }: Plan, { name, recorded }: PolicyModel): string[] {
  const own = requests.filter(({ model, side }) => model === name && side === "head");
  return [...new Set(own.map(({ target }) => target))].filter(
    (target) => !Object.hasOwn(recorded, target),
  );
}

function isPlannedAtBase({ requests }: Plan, { name, base, recorded = [] }: PlannedModel): boolean {
  if (base.kind !== "present") return false;
  const measured = requests.some(({ model, side }) => model === name && side === "base");
  return measured || recorded.some(({ side }) => side === "base");
}

/** What stands for the task, what the limits ask of the records, and what else the task shows. */
function ratesOf({ task, variants, referenceLimits }: PolicyModel): string[] {
  const [first, ...rest] = findTask(task)?.shows ?? [];
  const asked = [...variants.flatMap(({ limits }) => limits), ...referenceLimits]
    .map(({ metric }) => metric)
    .filter((name) => findMetric(name)?.source === "records");
  return [...new Set([...(first === undefined ? [] : [first]), ...asked, ...rest])];
}
