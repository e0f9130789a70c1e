import { OPERATORS } from "../catalog/operators.ts";
import { engineOf } from "../catalog/targets.ts";
import { REFERENCE, type SIDES } from "../contract/names.ts";
import type { At, PlannedModel, PlannedRequest } from "../contract/plan.ts";
import type { PolicyData, PolicyModel, PolicyVariant } from "../policy/policy.ts";
import type { Entry } from "./entries.ts";
import type { ModelFacts, RunFacts } from "./facts.ts";
import { isMeasuredElsewhere } from "./models.ts";
import { besidePolicy } from "./paths.ts";

type Variants = PlannedRequest["variants"];

/** One request a side and target. */
export function requestsOf(
  entry: Entry,
  planned: PlannedModel,
  facts: ModelFacts,
  run: RunFacts,
): PlannedRequest[] {
  const { source } = entry.model;
  if (source === null || (planned.status !== "judged" && planned.status !== "new")) return [];
  const stored = besidePolicy(entry.policyPath, source);
  const { merged, movedTo = stored } = facts;
  const atHead: At =
    merged === undefined
      ? { path: movedTo, commit: run.head }
      : { path: merged.path, commit: run.head, mergedInto: merged.into };
  const request = (side: (typeof SIDES)[number], at: At, variants: Variants) =>
    targetsOf(entry.model).map((target) => ({
      model: entry.model.name,
      side,
      target,
      task: entry.model.task,
      source: at,
      data: { ...facts.data, ...preprocessing(entry.model.data) },
      variants,
      top: largestTop(entry.model),
      ...(isMeasuredElsewhere(entry.model) && { packagesOnly: true as const }),
    }));
  return [
    ...request("head", atHead, variantsOf(entry, entry.movedVariants)),
    ...(planned.base.kind === "present"
      ? request(
          "base",
          { path: stored, commit: planned.base.commit },
          baseVariants(entry, planned.base.without),
        )
      : []),
  ].filter(({ variants }) => variants.length > 0);
}

/** How an image is brought into the form that the model takes, as far as the policy says it. */
function preprocessing({ fit, background }: PolicyData): Partial<PlannedRequest["data"]> {
  return { ...(fit && { fit }), ...(background && { background }) };
}

/** Where every target is recorded, the packages are made here, for their weights. */
function targetsOf({ targets, recorded }: PolicyModel): string[] {
  const own = targets.filter((target) => !Object.hasOwn(recorded, target));
  return [...new Set((own.length > 0 ? own : ["auto"]).map(engineOf))];
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

/** What a `max-regression` asks about, and what it is measured from; nothing where none asks. */
function baseVariants(entry: Entry, without: readonly string[] = []): Variants {
  const { variants, reference } = entry.model;
  const asked = variants.filter(asksForBase).map(({ name }) => name);
  const wanted = asked.filter((name) => !without.includes(name));
  const needed = new Set([...wanted, REFERENCE, reference]);
  return wanted.length === 0 ? [] : variantsOf(entry).filter(({ name }) => needed.has(name));
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

function asksForBase({ limits }: PolicyVariant): boolean {
  return limits.some((limit) => OPERATORS[limit.operator].against === "base");
}

/** At least five, so that the report can show near misses. */
function largestTop({ variants }: PolicyModel): number {
  const asked = variants
    .flatMap(({ limits }) => limits)
    .map(({ metric }) => Number(/^top-(\d+)$/.exec(metric)?.[1] ?? 0));
  return Math.max(5, ...asked);
}
