import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import { REFERENCE } from "../contract/names.ts";
import type { PlannedModel } from "../contract/plan.ts";
import { shortCommit } from "../words/digests.ts";
import { type Seen, see } from "./evidence.ts";
import type { ModelCase } from "./model-case.ts";
import { seeRecorded } from "./recorded/see-recorded.ts";

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
  modelCase: ModelCase,
  variant: string,
  target: string,
): Seen | Unmeasured {
  const { evidence, planned, model } = modelCase;
  const key = { model: model.name, side: "head", variant, target } as const;
  if (Object.hasOwn(model.recorded, target)) return seeRecorded(modelCase, key);
  if (planned.status === "unsupported") return { unmeasured: planned.why ?? "not evaluated yet" };
  return see(evidence, key);
}

/** What variants are made from. Where measurements alone stand for the model, that may be what drops are measured from. */
export function sourceAt(modelCase: ModelCase, target: string): Seen | Unmeasured {
  const source = seeAtHead(modelCase, REFERENCE, target);
  if (modelCase.model.source !== null || !isUnmeasured(source)) return source;
  return seeAtHead(modelCase, referenceName(modelCase), target);
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
  const { planned } = modelCase;
  if (planned.base.kind !== "present") return planned.base;
  const { commit, without = [] } = planned.base;
  if (without.includes(name)) {
    return {
      kind: "absent",
      why: `the merge-base ${shortCommit(commit)} has no package of ${name}`,
    };
  }
  const at = (variant: string) => seeAtBase(modelCase, variant, target);
  return { kind: "present", variant: at(name), reference: at(referenceName(modelCase)) };
}

export function seeAtBase(
  modelCase: ModelCase,
  variant: string,
  target: string,
): Seen | Unmeasured {
  const { evidence, model } = modelCase;
  const key = { model: model.name, side: "base", variant, target } as const;
  return Object.hasOwn(model.recorded, target) ? seeRecorded(modelCase, key) : see(evidence, key);
}
