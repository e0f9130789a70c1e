import { toNumber } from "../catalog/decimal.ts";
import type { Metric } from "../catalog/metrics.ts";
import { OPERATORS } from "../catalog/operators.ts";
import { type Auto, engineOf } from "../catalog/targets.ts";
import type { TaskOptions } from "../contract/data.ts";
import { REFERENCE, type Side } from "../contract/names.ts";
import type { At, PlannedModel, PlannedRequest } from "../contract/plan.ts";
import { withoutVariants } from "../policy/entry-of.ts";
import { limitTargets } from "../policy/limit-targets.ts";
import { isMeasuredElsewhere } from "../policy/measured-elsewhere.ts";
import type { Limit, PolicyModel, PolicyVariant } from "../policy/policy.ts";
import { findMetric, findTask, metricFor } from "../tasks/rows.ts";
import type { Entry } from "./entries.ts";
import type { ModelFacts, RunFacts } from "./facts.ts";
import { besidePolicy } from "./paths.ts";

type Variants = PlannedRequest["variants"];

/** One request a side and target. */
export function requestsOf(
  whole: Entry,
  planned: PlannedModel,
  facts: ModelFacts,
  run: RunFacts,
): PlannedRequest[] {
  const entry = { ...whole, model: withoutVariants(whole.model, needless(whole.model, planned)) };
  const { source } = entry.model;
  if (source === null || (planned.status !== "judged" && planned.status !== "new")) return [];
  const { base } = planned;
  const isGiven = givenTo(whole.model).given !== undefined;
  const stored = besidePolicy(entry.policyPath, source);
  const { merged, movedTo = stored } = facts;
  const atHead: At =
    merged === undefined
      ? { path: movedTo, commit: run.head }
      : { path: merged.path, commit: run.head, mergedInto: merged.into };
  const request = (side: Side, source: At, variantsAt: (isFirst: boolean) => Variants) =>
    targetsOf(entry.model, run.auto).map((target, at) => ({
      model: entry.model.name,
      side,
      target,
      task: entry.model.task,
      source,
      data: facts.data,
      variants: variantsAt(at === 0),
      // As of all variants: what is answered then is answered for a run that asks for the others too.
      options: optionsOf(whole.model),
      ...timeoutOf(entry.model),
      ...(entry.model.audit !== undefined && { audit: entry.model.audit }),
      ...(base.kind === "present" && givenTo(whole.model)),
      ...(isMeasuredElsewhere(entry.model)
        ? { packagesOnly: true as const }
        : {
            ...aheadIn(entry.model),
            ...(isTimed(entry.model, { side, target, auto: run.auto }) && { timed: true as const }),
          }),
    }));
  return [
    ...request("head", atHead, () => variantsOf(entry, entry.movedVariants)),
    ...(base.kind === "present"
      ? request(
          "base",
          { path: entry.atBase?.source.get("") ?? stored, commit: base.commit },
          (isFirst) => baseVariants(entry, base.without, isFirst || isGiven),
        )
      : []),
  ].filter(({ variants }) => variants.length > 0);
}

/** Variants that nobody asked for, but for the one that the others are measured from. */
function needless({ reference }: PolicyModel, { unasked = [] }: PlannedModel): string[] {
  return unasked.filter((name) => name !== reference);
}

/** Where every target is recorded, the packages are made here, for their weights. */
function targetsOf({ targets, recorded }: PolicyModel, auto: Auto): string[] {
  const own = targets.filter((target) => !Object.hasOwn(recorded, target));
  const named = own.length > 0 ? own : ["auto"];
  return [...new Set(named.map((target) => engineOf(target, auto)))];
}

/** The source as stored always runs: drops are measured from it, and shrinking is proven against it. */
function variantsOf(entry: Entry, moved?: Entry["movedVariants"]): Variants {
  const variants = entry.model.variants.map(named(entry, moved));
  const hidden =
    entry.model.reference === "fp32" && !variants.some(({ name }) => name === "fp32")
      ? [{ name: "fp32", recipe: { kind: "preset" as const, preset: "fp32" } }]
      : [];
  return [{ name: REFERENCE, recipe: { kind: "stored" } }, ...hidden, ...variants];
}

/**
 * What a `max-regression` asks about, and what it is measured from. On the first target the model itself always: a
 * drop is measured from the head's own reference, and tells nothing of what that has lost.
 */
function baseVariants(entry: Entry, without: readonly string[] = [], isNeeded: boolean): Variants {
  const { variants, reference, referenceLimits } = entry.model;
  const asked = variants.filter(({ limits }) => limits.some(asksForBase)).map(({ name }) => name);
  const wanted = asked.filter((name) => !without.includes(name));
  if (!isNeeded && wanted.length === 0 && !referenceLimits.some(asksForBase)) return [];
  const needed = new Set([...wanted, REFERENCE, reference]);
  const all = variantsOf(entry, entry.atBase?.variants);
  return all.filter(({ name }) => needed.has(name) && !without.includes(name));
}

function named(entry: Entry, moved?: Entry["movedVariants"]) {
  return ({ name, recipe }: PolicyVariant): Variants[number] => ({
    name,
    recipe:
      recipe.kind === "source"
        ? { kind: "source", path: moved?.get(name) ?? besidePolicy(entry.policyPath, recipe.path) }
        : recipe,
  });
}

interface Place {
  readonly side: Side;
  readonly target: string;
  readonly auto: Auto;
}

/** Whether a limit there asks for times or memory, or what ships is chosen by them. */
function isTimed(model: PolicyModel, { side, target, auto }: Place): boolean {
  const { variants, referenceLimits, objective } = model;
  const targets = model.targets.map((one) => engineOf(one, auto));
  const isHead = side === "head";
  if (isHead && metricFor(objective)?.round !== undefined) return true;
  return [...variants.flatMap((one) => one.limits), ...referenceLimits].some(
    (limit) =>
      findMetric(limit.metric)?.round !== undefined &&
      (isHead || asksForBase(limit)) &&
      limitTargets(limit, targets, auto).includes(target),
  );
}

function asksForBase({ operator }: Limit): boolean {
  return OPERATORS[operator].against === "base";
}

/** Whose outputs all variants are compared with, where the task compares outputs. */
function aheadIn({ task, reference }: PolicyModel): Pick<PlannedRequest, "ahead"> {
  if (findTask(task)?.compares !== "outputs") return {};
  return { ahead: reference === "source" ? REFERENCE : reference };
}

/** How each metric is counted that a task of the user's own declares: its code has to give such values. */
function kindsOf(metrics: readonly Metric[]): Record<string, string> {
  return Object.fromEntries(
    metrics.map(({ name, test, within }) => {
      if (test === "resampled" || test === "clustered") return [name, "ratio"];
      return [name, test === "rate" || within !== undefined ? "rate" : "mean"];
    }),
  );
}

function timeoutOf({ timeout }: PolicyModel) {
  return timeout === undefined ? {} : { timeout: toNumber(timeout.value) };
}

/** What the policy tells the task, and what the task has to know of the limits. */
function optionsOf(model: PolicyModel): TaskOptions {
  const { task, data, metrics: declared } = model;
  return {
    ...data.options,
    ...findTask(task)?.options?.(metricsOf(model)),
    ...(declared && { metrics: kindsOf(declared) }),
  };
}

/** What metrics need of the base's reference. Nothing is run of what is measured elsewhere. */
function givenTo(model: PolicyModel): Pick<PlannedRequest, "given"> {
  const { reference } = model;
  const variant = reference === "source" ? REFERENCE : reference;
  const extras = metricsOf(model).flatMap(({ ofBase = {} }) => Object.entries(ofBase));
  if (extras.length === 0 || isMeasuredElsewhere(model)) return {};
  const given = extras.map(([name, extra]) => [name, { side: "base", variant, extra }] as const);
  return { given: Object.fromEntries(given) };
}

function metricsOf({ variants, referenceLimits }: PolicyModel): Metric[] {
  const limits = [...variants.flatMap((one) => one.limits), ...referenceLimits];
  return limits.flatMap(({ metric }) => findMetric(metric) ?? []);
}
