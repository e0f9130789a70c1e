import { REFERENCE } from "../contract/names.ts";
import type { PlannedModel } from "../contract/plan.ts";
import { complete } from "../metrics/rates.ts";
import { isUnmeasured, type Unmeasured } from "../metrics/unmeasured.ts";
import type { GateSettings, PolicyModel, PolicyVariant } from "../policy/policy.ts";
import { type Evidence, type Seen, see } from "./evidence.ts";
import { whyNotShrunk } from "./shrunk.ts";
import type { BaseSighting, Sighting } from "./trial.ts";

/** A model under judgement: its plan, its policy, and where to find what was seen. */
export interface ModelCase {
  readonly planned: PlannedModel;
  readonly model: PolicyModel;
  /** Where it was measured, then what the policy names beside and nothing here evaluates yet. */
  readonly targets: readonly string[];
  /** The metrics of right and wrong that are shown, the first one first. */
  readonly rates: readonly string[];
  readonly evidence: Evidence;
  settings(variant?: PolicyVariant): GateSettings;
}

/** A variant with what was seen of it, target by target. */
export interface Subject {
  readonly variant: PolicyVariant;
  readonly settings: GateSettings;
  readonly targets: readonly string[];
  readonly rates: readonly string[];
  readonly enforced: boolean;
  readonly sightings: ReadonlyMap<string, Sighting | Unmeasured>;
  /** Of the first target, whose numbers stand for the variant. */
  readonly first?: Sighting;
  /** Why it is not the smaller model that its recipe promises: then it never passes. */
  readonly unshrunk?: string;
  /** Why it has no numbers, or is not what it promises. */
  readonly reason?: string;
}

export function subjectOf(scene: ModelCase, variant: PolicyVariant): Subject {
  const sightings = new Map(
    scene.targets.map((target) => [target, sightingOf(scene, variant.name, target)] as const),
  );
  const unshrunk = firstOf(scene, (target) => {
    const sighting = sightings.get(target);
    if (sighting === undefined || isUnmeasured(sighting)) return;
    return whyNotShrunk(variant.recipe, sighting.variant, seeAtHead(scene, REFERENCE, target));
  });
  const reason = firstOf(scene, (target) => whyNoNumbers(sightings.get(target))) ?? unshrunk;
  const first = [...sightings.values()][0] ?? { unmeasured: "" };
  return {
    variant,
    settings: scene.settings(variant),
    targets: scene.targets,
    rates: scene.rates,
    enforced: scene.model.ship === null || scene.model.ship === variant.name,
    sightings,
    ...(!isUnmeasured(first) && { first }),
    ...(unshrunk !== undefined && { unshrunk }),
    ...(reason !== undefined && { reason }),
  };
}

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
  if (target in model.recorded) return { unmeasured: "recorded targets are not evaluated yet" };
  return see(evidence, { model: model.name, side: "head", variant, target });
}

function sightingOf(scene: ModelCase, name: string, target: string): Sighting | Unmeasured {
  const variant = seeAtHead(scene, name, target);
  if (isUnmeasured(variant)) return variant;
  const reference = seeAtHead(scene, referenceName(scene), target);
  return { variant, reference, base: baseOf(scene, name, target) };
}

function baseOf(scene: ModelCase, name: string, target: string): BaseSighting {
  const { planned, evidence, model } = scene;
  if (planned.base.kind !== "present") return planned.base;
  const at = (variant: string) =>
    see(evidence, { model: model.name, side: "base", variant, target });
  return { kind: "present", variant: at(name), reference: at(referenceName(scene)) };
}

function whyNoNumbers(sighting: Sighting | Unmeasured | undefined): string | undefined {
  if (sighting === undefined) return;
  const answers = isUnmeasured(sighting) ? sighting : complete(sighting.variant.columns);
  return isUnmeasured(answers) ? answers.unmeasured : undefined;
}

function firstOf(
  { targets }: ModelCase,
  find: (target: string) => string | undefined,
): string | undefined {
  return targets.map(find).find((found) => found !== undefined);
}
