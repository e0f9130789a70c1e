import { UserError } from "../catalog/errors.ts";
import type { Metric } from "../catalog/metrics.ts";
import { AUTO, type Auto, engineOf } from "../catalog/targets.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import { REFERENCE } from "../contract/names.ts";
import type { Plan, PlannedModel } from "../contract/plan.ts";
import { entryOf } from "../policy/entry-of.ts";
import { limitTargets } from "../policy/limit-targets.ts";
import type { Limit, PolicyModel, PolicyVariant, Waiver } from "../policy/policy.ts";
import { settingsFor } from "../policy/settings.ts";
import { complete } from "../tasks/columns/defects.ts";
import { findMetric, findTask } from "../tasks/rows.ts";
import { alphaOf } from "./alpha.ts";
import { stopRulesFor } from "./early/rules.ts";
import type { Comparison } from "./evidence/comparison.ts";
import type { Evidence } from "./evidence/evidence.ts";
import { comparer, observer } from "./evidence/observe.ts";
import { whyNotShrunk } from "./evidence/shrunk.ts";
import { waiversFor } from "./in-force.ts";
import { isLeftOut } from "./left-out.ts";
import { ask } from "./question/ask.ts";
import { impliedLimits, isEnforced } from "./since-base.ts";
import type {
  Branch,
  Case,
  CaseTree,
  LeftOutCase,
  ParsedPolicies,
  SinceBase,
  TargetLimit,
} from "./tree.ts";

export interface JudgeInput {
  readonly plan: Plan;
  readonly policies: ParsedPolicies;
  readonly evidence: Evidence;
}

/** Joins what was agreed with what was seen, in one walk. */
export function build(input: JudgeInput): CaseTree {
  const { plan, policies } = input;
  return { plan, policies, models: plan.models.map((planned) => caseOf(planned, input)) };
}

function caseOf(
  planned: PlannedModel,
  { plan, policies, evidence }: JudgeInput,
): Case | LeftOutCase {
  const [policy, at] = [policies[planned.policy], plan.policies[planned.policy]];
  const model = policy && entryOf(policy, planned);
  if (policy === undefined || at === undefined || model === undefined) {
    const message = `the plan names the model ${planned.name}, which its ${planned.policy} policy does not`;
    throw new UserError({ message });
  }
  const settings = settingsFor(policy, plan.branch, model);
  if (isLeftOut(planned)) return { kind: "left out", planned, model, settings };
  const auto = plan.auto ?? AUTO[0];
  const targets = targetsOf(model, auto);
  const witnesses = witnessesOf(plan, model);
  const referenceName = model.reference === "source" ? REFERENCE : model.reference;
  const stopRules = stopRulesFor({ plan, policy, planned, model });
  const observed = { planned, model, evidence, witnesses, referenceName, stopRules };
  const observe = observer(observed);
  const compare = comparer(observed, observe);
  const about = {
    planned,
    model,
    targets,
    referenceName,
    evidence,
    observe,
    compare,
    rates: ratesOf(model),
  };
  const branchOf = (variant: PolicyVariant, own: Pick<Branch, "enforced" | "waivers">): Branch =>
    grow(about, variant, {
      ...own,
      auto,
      settings: settingsFor(policy, plan.branch, model, variant),
      makers: witnesses.length > 0 ? witnesses : targets,
    });
  const waivers = waiversFor(planned, plan, policy);
  const waiversOf = (name: string) => waivers.filter(({ variant }) => variant === name);
  const isCompared = isPlannedAtBase(plan, planned) && planned.status !== "unsupported";
  const isJudged = targets.length > 0 && (model.referenceLimits.length > 0 || isCompared);
  // Nobody ships the model itself, and yet its limits are always enforced.
  const itself = isJudged
    ? branchOf(asVariant(model, referenceName), {
        enforced: true,
        waivers: waiversOf(REFERENCE),
      })
    : undefined;
  const sinceBase = itself && isCompared ? sinceBaseOf(about, itself) : undefined;
  return {
    ...about,
    ...firstSeen(about),
    kind: "judged",
    policy: at,
    settings,
    alpha: alphaOf(settings),
    branches: model.variants.map((variant) =>
      branchOf(variant, {
        enforced: isEnforced(model, variant),
        waivers: waiversOf(variant.name),
      }),
    ),
    ...(itself && { itself }),
    ...(sinceBase && { sinceBase }),
  };
}

/** What an engine here runs, before what was recorded elsewhere: its numbers stand for the variant. */
function targetsOf({ targets, recorded }: PolicyModel, auto: Auto): string[] {
  const isRecorded = (target: string) => Object.hasOwn(recorded, target);
  const measured = targets
    .filter((target) => !isRecorded(target))
    .map((target) => engineOf(target, auto));
  return [...new Set([...measured, ...targets.filter(isRecorded)])];
}

/** Where an engine here made its packages, and so knows their weights. */
function witnessesOf({ requests }: Plan, { name, recorded }: PolicyModel): string[] {
  const own = requests.filter(({ model, side }) => model === name && side === "head");
  return [...new Set(own.map(({ target }) => target))].filter(
    (target) => !Object.hasOwn(recorded, target),
  );
}

/** Whether the plan has the model itself at the base; one that an older version made may not. */
function isPlannedAtBase({ requests }: Plan, { name, base, recorded = [] }: PlannedModel): boolean {
  if (base.kind !== "present") return false;
  const measured = requests.some(({ model, side }) => model === name && side === "base");
  return measured || recorded.some(({ side }) => side === "base");
}

/** What stands for the task, what the limits ask of the records, and what else the task shows. */
function ratesOf({ task, variants, referenceLimits, metrics = [] }: PolicyModel): Metric[] {
  const declared = new Map(metrics.map((metric) => [metric.name, metric]));
  const [first, ...rest] = findTask(task)?.shows ?? [...declared.keys()];
  const asked = [...variants.flatMap(({ limits }) => limits), ...referenceLimits].map(
    ({ metric }) => metric,
  );
  const names = new Set([...(first === undefined ? [] : [first]), ...asked, ...rest]);
  return [...names].flatMap((name) => {
    const metric = declared.get(name) ?? findMetric(name);
    return metric?.source === "records" ? [metric] : [];
  });
}

type About = Pick<
  Case,
  "planned" | "model" | "targets" | "rates" | "referenceName" | "evidence" | "observe" | "compare"
>;

/** What stands for the model on the target whose numbers stand for the variants. */
function firstSeen(about: About): Pick<Case, "reference" | "source" | "guess"> {
  const [target] = about.targets;
  const none = { unmeasured: "no target" };
  if (target === undefined) return { reference: none, source: none };
  const source = sourceAt(about, target);
  const found = about.compare(about.referenceName, target);
  if (isUnmeasured(found)) return { reference: found, source };
  return { reference: found.own, source, ...(found.guess && { guess: found.guess }) };
}

/** What variants are made from. Where measurements alone stand for the model, that may be what drops are measured from. */
function sourceAt({ model, observe, referenceName }: About, target: string) {
  const source = observe("head", REFERENCE, target);
  if (model.source !== null || !isUnmeasured(source)) return source;
  return observe("head", referenceName, target);
}

interface Own {
  readonly settings: Branch["settings"];
  readonly enforced: boolean;
  readonly waivers: readonly Waiver[];
  /** The targets that know its weights. */
  readonly makers: readonly string[];
  readonly auto: Auto;
}

function grow(about: About, variant: PolicyVariant, { makers, auto, ...own }: Own): Branch {
  const { targets, rates, model, compare } = about;
  const named = variant.limits.flatMap(({ on }) => on ?? []);
  const beside = named.map((target) => engineOf(target, auto));
  const on = new Map(
    [...targets, ...beside].map((target) => [target, compare(variant.name, target)]),
  );
  const unshrunk = whyUnshrunk(about, variant, makers);
  const reason = whyNone(targets, on) ?? unshrunk;
  const first = targets[0] === undefined ? undefined : on.get(targets[0]);
  return {
    ...own,
    variant,
    targets,
    rates,
    on,
    alpha: alphaOf(own.settings),
    isYardstick:
      model.ship === null && model.reference === variant.name && model.variants.length > 1,
    ...(first && !isUnmeasured(first) && { first }),
    ...(unshrunk !== undefined && { unshrunk }),
    ...(reason !== undefined && { reason }),
    asked: variant.limits.flatMap((limit) =>
      limitTargets(limit, targets, auto).map((target) => askOn(on, limit, target)),
    ),
  };
}

/** A limit put to what was seen of a variant on one target, whether or not it is one of its own. */
export function askOn(on: Branch["on"], limit: Limit, target: string): TargetLimit {
  const metric = limit.declared ?? findMetric(limit.metric);
  const comparison = on.get(target) ?? { unmeasured: `nothing was measured on ${target}` };
  return { limit, metric, target, comparison, question: ask(limit, metric, comparison) };
}

/** Told where the packages were made: what is recorded elsewhere is bound to the same weights. */
function whyUnshrunk(
  about: About,
  { name, recipe }: PolicyVariant,
  makers: readonly string[],
): string | undefined {
  return firstOf(makers, (target) => {
    const seen = about.observe("head", name, target);
    return isUnmeasured(seen) ? undefined : whyNotShrunk(recipe, seen, sourceAt(about, target));
  });
}

/** Of several targets that are not alike in this, the first is named of which there are no numbers. */
function whyNone(targets: readonly string[], on: Branch["on"]): string | undefined {
  const whys = targets.map((target) => whyNoNumbers(on.get(target)));
  const at = whys.findIndex((why) => why !== undefined);
  const isAlike = new Set(whys).size <= 1;
  return at < 0 || isAlike ? whys[0] : `${targets[at]}: ${whys[at]}`;
}

/** A number that stands alone is one too: what its limits lack, they say themselves. */
function whyNoNumbers(comparison: Comparison | Unmeasured | undefined): string | undefined {
  if (comparison === undefined) return;
  if (isUnmeasured(comparison)) return comparison.unmeasured;
  if (Object.keys(comparison.own.stated).length > 0) return;
  const answers = complete(comparison.own.columns);
  return isUnmeasured(answers) ? answers.unmeasured : undefined;
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item) => string | undefined,
): string | undefined {
  return items.map(find).find((found) => found !== undefined);
}

/** The model itself as what limits are put to. */
function asVariant({ referenceLimits, at }: PolicyModel, name: string): PolicyVariant {
  return { name, recipe: { kind: "stored" }, gate: {}, limits: referenceLimits, at };
}

function sinceBaseOf({ model, rates, targets }: About, { on }: Branch): SinceBase | undefined {
  const implied = impliedLimits(model, rates);
  const [target] = targets;
  if (target === undefined || implied === undefined) return;
  const { none, granted } = implied;
  return {
    none: askOn(on, none, target),
    ...(granted && { granted: askOn(on, granted, target) }),
  };
}
