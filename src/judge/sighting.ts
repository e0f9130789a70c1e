import { REFERENCE } from "../contract/names.ts";
import type { PlannedModel } from "../contract/plan.ts";
import { isUnmeasured, type Unmeasured } from "../metrics/unmeasured.ts";
import { type Seen, see } from "./evidence.ts";
import type { ModelCase } from "./model-case.ts";

/** One variant on one target with everything it may be compared with. */
export interface Sighting {
  readonly variant: Seen;
  readonly reference: Seen | Unmeasured;
  readonly base: BaseSighting;
}

/** The same variant and reference at the merge-base, or why there are none. */
export type BaseSighting =
  | { kind: "present"; variant: Seen | Unmeasured; reference: Seen | Unmeasured }
  | Exclude<PlannedModel["base"], { kind: "present" }>;

/** The variant that drops are measured from. */
export function referenceName({ model }: ModelCase): string {
  return model.reference === "source" ? REFERENCE : model.reference;
}

export function seeAtHead(
  { evidence, planned, model }: ModelCase,
  variant: string,
  target: string,
): Seen | Unmeasured {
  if (planned.status === "unsupported") return { unmeasured: planned.why ?? "not evaluated yet" };
  if (Object.hasOwn(model.recorded, target))
    return { unmeasured: "recorded targets are not evaluated yet" };
  return see(evidence, { model: model.name, side: "head", variant, target });
}

export function sightingOf(
  modelCase: ModelCase,
  name: string,
  target: string,
): Sighting | Unmeasured {
  const variant = seeAtHead(modelCase, name, target);
  if (isUnmeasured(variant)) return variant;
  const reference = seeAtHead(modelCase, referenceName(modelCase), target);
  return { variant, reference, base: baseOf(modelCase, name, target) };
}

function baseOf(modelCase: ModelCase, name: string, target: string): BaseSighting {
  const { planned, evidence, model } = modelCase;
  if (planned.base.kind !== "present") return planned.base;
  const { commit, without = [] } = planned.base;
  if (without.includes(name)) {
    return {
      kind: "absent",
      why: `the merge-base ${commit.slice(0, 7)} has no package of ${name}`,
    };
  }
  const at = (variant: string) =>
    see(evidence, { model: model.name, side: "base", variant, target });
  return { kind: "present", variant: at(name), reference: at(referenceName(modelCase)) };
}
