import { engineOf } from "../catalog/targets.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { GateSettings, PolicyVariant, Waiver } from "../policy/policy.ts";
import { complete } from "../tasks/columns/defects.ts";
import type { ModelCase } from "./model-case.ts";
import { whyNotShrunk } from "./shrunk.ts";
import { type Sighting, seeAtHead, sightingOf, sourceAt } from "./sighting.ts";

/** A variant with what was seen of it, target by target. */
export interface Subject {
  readonly variant: PolicyVariant;
  readonly settings: GateSettings;
  readonly targets: readonly string[];
  readonly rates: readonly string[];
  readonly enforced: boolean;
  /** It is the reference, enforced only because everything is: the others are measured from it. */
  readonly isYardstick: boolean;
  /** Those of it that count today. */
  readonly waivers: readonly Waiver[];
  readonly sightings: ReadonlyMap<string, Sighting | Unmeasured>;
  /** Of the first target, whose numbers stand for the variant. */
  readonly first?: Sighting;
  /** Why it is not the smaller model that its recipe promises: then it never passes. */
  readonly unshrunk?: string;
  /** Why it has no numbers, or is not what it promises. */
  readonly reason?: string;
}

export function subjectOf(modelCase: ModelCase, variant: PolicyVariant): Subject {
  const { targets, rates, model, waivers } = modelCase;
  const at = (target: string) => ({
    target,
    sighting: sightingOf(modelCase, variant.name, target),
  });
  const seen = targets.map(at);
  const beside = variant.limits.flatMap(({ on }) => on ?? []).map(engineOf);
  const unshrunk = whyUnshrunk(modelCase, variant);
  const reason = firstOf(seen, ({ sighting }) => whyNoNumbers(sighting)) ?? unshrunk;
  const first = seen[0]?.sighting;
  return {
    variant,
    settings: modelCase.settings(variant),
    targets,
    rates,
    enforced: model.ship === null || model.ship === variant.name,
    isYardstick:
      model.ship === null && model.reference === variant.name && model.variants.length > 1,
    waivers: waivers.filter((one) => one.variant === variant.name),
    sightings: new Map(
      [...seen, ...beside.map(at)].map(({ target, sighting }) => [target, sighting]),
    ),
    ...(first && !isUnmeasured(first) && { first }),
    ...(unshrunk !== undefined && { unshrunk }),
    ...(reason !== undefined && { reason }),
  };
}

/** Told where the packages were made: what is recorded elsewhere is bound to the same weights. */
function whyUnshrunk(modelCase: ModelCase, { name, recipe }: PolicyVariant): string | undefined {
  const { witnesses, targets } = modelCase;
  const makers = witnesses.length > 0 ? witnesses : targets;
  return firstOf(makers, (target) => {
    const seen = seeAtHead(modelCase, name, target);
    if (isUnmeasured(seen)) return;
    return whyNotShrunk(recipe, seen, sourceAt(modelCase, target));
  });
}

/** A number that stands alone is one too: what its limits lack, they say themselves. */
function whyNoNumbers(sighting: Sighting | Unmeasured): string | undefined {
  if (!isUnmeasured(sighting) && Object.keys(sighting.variant.stated).length > 0) return;
  const answers = isUnmeasured(sighting) ? sighting : complete(sighting.variant.columns);
  return isUnmeasured(answers) ? answers.unmeasured : undefined;
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item) => string | undefined,
): string | undefined {
  return items.map(find).find((found) => found !== undefined);
}
