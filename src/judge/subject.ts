import { REFERENCE } from "../contract/names.ts";
import { complete } from "../metrics/rates.ts";
import { isUnmeasured, type Unmeasured } from "../metrics/unmeasured.ts";
import type { GateSettings, PolicyVariant } from "../policy/policy.ts";
import type { ModelCase } from "./model-case.ts";
import { whyNotShrunk } from "./shrunk.ts";
import { type Sighting, seeAtHead, sightingOf } from "./sighting.ts";

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

export function subjectOf(modelCase: ModelCase, variant: PolicyVariant): Subject {
  const { targets, rates, model } = modelCase;
  const seen = targets.map((target) => ({
    target,
    sighting: sightingOf(modelCase, variant.name, target),
  }));
  const unshrunk = firstOf(seen, ({ target, sighting }) =>
    isUnmeasured(sighting)
      ? undefined
      : whyNotShrunk(variant.recipe, sighting.variant, seeAtHead(modelCase, REFERENCE, target)),
  );
  const reason = firstOf(seen, ({ sighting }) => whyNoNumbers(sighting)) ?? unshrunk;
  const first = seen[0]?.sighting;
  return {
    variant,
    settings: modelCase.settings(variant),
    targets,
    rates,
    enforced: model.ship === null || model.ship === variant.name,
    sightings: new Map(seen.map(({ target, sighting }) => [target, sighting])),
    ...(first && !isUnmeasured(first) && { first }),
    ...(unshrunk !== undefined && { unshrunk }),
    ...(reason !== undefined && { reason }),
  };
}

function whyNoNumbers(sighting: Sighting | Unmeasured): string | undefined {
  const answers = isUnmeasured(sighting) ? sighting : complete(sighting.variant.columns);
  return isUnmeasured(answers) ? answers.unmeasured : undefined;
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item) => string | undefined,
): string | undefined {
  return items.map(find).find((found) => found !== undefined);
}
