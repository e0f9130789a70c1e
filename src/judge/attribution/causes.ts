import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Cause } from "../../contract/attribution.ts";
import type { PlannedSamples } from "../../contract/plan.ts";
import type { PolicyVariant } from "../../policy/policy.ts";
import { complete } from "../../tasks/columns/defects.ts";
import { counted } from "../../words/counts.ts";
import { shortDigest } from "../../words/digests.ts";
import { listed } from "../../words/lists.ts";
import { differences, identical } from "../comparable.ts";
import type { Seen } from "../evidence.ts";

/** A variant at both sides, and what it was made from there. */
export interface Sides {
  readonly variant: PolicyVariant;
  readonly samples: PlannedSamples | undefined;
  readonly head: Made;
  readonly base: Made;
}

interface Made {
  readonly variant: Seen;
  readonly source: Seen | Unmeasured;
}

type Found = Omit<Cause, "cause">;

/** What of a variant differs between base and head. */
export function causesOf(sides: Sides): Cause[] {
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
  const [now, before] = byHand ? [head.variant, base.variant] : [head.source, base.source];
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
  if (identical(head.variant, base.variant)) return { found: "same", why: "it made the same bits" };
  if (ingredients.every(({ found }) => found === "same")) {
    return { found: "changed", why: "the same source and recipe gave other weights" };
  }
  const [now, before] = [head, base].map((side) => compressed(side.variant));
  if (now === before) return { found: "same", why: "the policy's recipe made both" };
  return {
    found: "changed",
    why: `the recipe is the same, but compressed ${now}, at the base ${before}`,
  };
}

function compressed({ package: { weights } }: Seen): string {
  const { compressed = 0, skipped = 0 } = weights;
  return `${compressed} of ${counted(compressed + skipped, "tensor")}`;
}

/** Both sides answer the examples that the plan names, or have no answers. */
function data({ samples, head, base }: Sides): Found {
  const [now, before] = [complete(head.variant.columns), complete(base.variant.columns)];
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
  const { fingerprint } = head.variant;
  const differing = differences(fingerprint, base.variant.fingerprint);
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

function digestOf({ package: { weightsDigest } }: Seen): string {
  return shortDigest(weightsDigest);
}
