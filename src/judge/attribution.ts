import type { Metric } from "../catalog/metrics.ts";
import { formNameOf } from "../catalog/operators.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { Attribution, Cause } from "../contract/attribution.ts";
import type { Compared } from "../contract/compared.ts";
import { REFERENCE } from "../contract/names.ts";
import type { PlannedSamples } from "../contract/plan.ts";
import type { PolicyVariant } from "../policy/policy.ts";
import { complete } from "../tasks/columns/defects.ts";
import { amount } from "../words/amounts.ts";
import { counted } from "../words/counts.ts";
import { shortDigest } from "../words/digests.ts";
import { listed } from "../words/lists.ts";
import { differences, identical } from "./evidence/comparable.ts";
import type { Observation } from "./evidence/observation.ts";
import { observe } from "./numbers.ts";
import type { Branch, Case } from "./tree.ts";

/**
 * What a variant lost to quantization and what it lost since the base, side by side, and which of weights, conversion,
 * data and toolchain changed between the two. Nothing where the base was not measured.
 */
export function attribute(modelCase: Case, branch: Branch): Attribution | undefined {
  const { first, variant, rates, alpha, targets } = branch;
  const [metric, target] = [rates[0], targets[0]];
  if (first === undefined || metric === undefined || target === undefined) return;
  const { base } = first;
  if (base.kind !== "present" || isUnmeasured(base.own)) return;
  const delta = (
    after: Observation | Unmeasured,
    before: Observation | Unmeasured,
  ): Compared | undefined =>
    isUnmeasured(after) || isUnmeasured(before)
      ? undefined
      : observe(after, before, [metric], alpha)[metric.name]?.versus;
  const causes = causesOf({
    variant,
    samples: modelCase.planned.samples,
    head: { own: first.own, source: modelCase.source },
    base: { own: base.own, source: modelCase.observe("base", REFERENCE, target) },
  });
  const loss = side(delta(first.own, first.reference), delta(base.own, base.reference));
  const regressed = delta(first.own, base.own);
  const ofReference = delta(first.reference, base.reference);
  const regression = {
    ...(regressed && { variant: regressed }),
    ...(ofReference && { reference: ofReference }),
  };
  const found = { metric: metric.name, loss, regression, causes };
  return { ...found, text: attributionText(variant.name, metric, found) };
}

function side(head: Compared | undefined, base: Compared | undefined): Attribution["loss"] {
  return { ...(head && { head }), ...(base && { base }) };
}

/** A variant at both sides, and what it was made from there. */
interface Sides {
  readonly variant: PolicyVariant;
  readonly samples: PlannedSamples | undefined;
  readonly head: Made;
  readonly base: Made;
}

interface Made {
  readonly own: Observation;
  readonly source: Observation | Unmeasured;
}

type Found = Omit<Cause, "cause">;

/** What of a variant differs between base and head. */
function causesOf(sides: Sides): Cause[] {
  return [
    { cause: "weights", ...weights(sides) },
    { cause: "conversion", ...conversion(sides) },
    { cause: "data", ...data(sides) },
    { cause: "toolchain", ...toolchain(sides) },
  ];
}

/** Of what the variant is made from: the source, or its own package where it is made by hand. */
function weights({ variant, head, base }: Sides): Found {
  const byHand = variant.recipe.kind === "source";
  const [now, before] = byHand ? [head.own, base.own] : [head.source, base.source];
  if (isUnmeasured(now)) return { found: "unknown", why: now.unmeasured };
  if (isUnmeasured(before)) return { found: "unknown", why: before.unmeasured };
  const what = byHand ? "the package made by hand" : "the source";
  if (identical(now, before)) return { found: "same", why: `${what} is the same to the bit` };
  return { found: "changed", why: `${what} is ${digestOf(now)}, at the base ${digestOf(before)}` };
}

/** Both sides are converted by the policy's recipe; where all else is the same, so must be what it makes. */
function conversion(sides: Sides): Found {
  const { variant, head, base } = sides;
  if (variant.recipe.kind === "source") return { found: "same", why: "nothing is converted" };
  const ingredients = [weights(sides), toolchain(sides)];
  if (identical(head.own, base.own)) return { found: "same", why: "it made the same bits" };
  if (ingredients.every(({ found }) => found === "same")) {
    return { found: "changed", why: "the same source and recipe gave other weights" };
  }
  const [now, before] = [head, base].map((side) => compressed(side.own));
  if (now === before) return { found: "same", why: "the policy's recipe made both" };
  return {
    found: "changed",
    why: `the recipe is the same, but compressed ${now}, at the base ${before}`,
  };
}

function compressed({ package: { weights } }: Observation): string {
  const { compressed = 0, skipped = 0 } = weights;
  return `${compressed} of ${counted(compressed + skipped, "tensor")}`;
}

/** Both sides answer the examples that the plan names, or have no answers. */
function data({ samples, head, base }: Sides): Found {
  const [now, before] = [complete(head.own.columns), complete(base.own.columns)];
  if (samples === undefined) return { found: "unknown", why: "the plan names no examples" };
  if (isUnmeasured(now)) return { found: "unknown", why: now.unmeasured };
  if (isUnmeasured(before)) return { found: "unknown", why: `at the base: ${before.unmeasured}` };
  const { count, digest } = samples;
  return {
    found: "same",
    why: `both answer the same ${counted(count, "example")}, ${shortDigest(digest)}`,
  };
}

function toolchain({ head, base }: Sides): Found {
  const { fingerprint } = head.own;
  const differing = differences(head.own, base.own);
  if (differing.length > 0) return { found: "changed", why: differing.join("; ") };
  const { engine, coremltools, os, chip, evaluator } = fingerprint;
  const parts = [
    engine,
    `coremltools ${coremltools}`,
    os,
    chip,
    `evaluator ${shortDigest(evaluator)}`,
  ];
  return { found: "same", why: `both ran with ${listed(parts)}` };
}

function digestOf({ package: { weightsDigest } }: Observation): string {
  return shortDigest(weightsDigest);
}

/** One sentence: what changed between base and head, and what became of the variant. */
function attributionText(name: string, metric: Metric, found: Omit<Attribution, "text">): string {
  return `${changes(found.causes)}: ${deltas(name, metric, found)}.`;
}

function changes(causes: readonly Cause[]): string {
  const changed = named(causes, "changed");
  const unknown = named(causes, "unknown");
  const said =
    changed === ""
      ? "Since the base, nothing is seen to have changed"
      : `Since the base, ${changed} changed`;
  return unknown === "" ? said : `${said} (unknown: ${unknown})`;
}

const WORDS = {
  weights: "the weights",
  conversion: "the conversion",
  data: "the data",
  toolchain: "the toolchain",
} as const satisfies Record<Cause["cause"], string>;

function named(causes: readonly Cause[], state: Cause["found"]): string {
  const words = causes.filter(({ found }) => found === state).map(({ cause }) => WORDS[cause]);
  return words.join(" and ");
}

/** How much of a regression the reference has too, and whether quantization costs more than before. */
function deltas(name: string, metric: Metric, found: Omit<Attribution, "text">): string {
  const { loss, regression } = found;
  if (regression.variant === undefined) {
    return `the two sides of ${name} do not compare`;
  }
  const form = formNameOf(metric, "max-regression");
  const shown = (drop: number) => amount(drop, form);
  const parts = [
    `${metric.name} of ${name} ${became(regression.variant.drop, shown)}`,
    ...(regression.reference ? [`its reference ${became(regression.reference.drop, shown)}`] : []),
    ...(loss.head && loss.base
      ? [
          `quantization ${costs(loss.head.drop, shown)}, at the base it ${costs(loss.base.drop, shown)}`,
        ]
      : []),
  ];
  return parts.join("; ");
}

/** A negative cost is a gain. */
function costs(drop: number, shown: (drop: number) => string): string {
  if (drop === 0) return "costs nothing";
  return drop > 0 ? `costs ${shown(drop)}` : `gains ${shown(-drop)}`;
}

function became(drop: number, shown: (drop: number) => string): string {
  if (drop === 0) return "did not change";
  return `got ${drop > 0 ? "worse" : "better"} by ${shown(Math.abs(drop))}`;
}
