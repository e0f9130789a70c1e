import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Cliff } from "../../contract/counsel.ts";
import type { Recipe } from "../../contract/recipe.ts";
import type { PolicyModel } from "../../policy/policy.ts";
import type { Seen } from "../evidence.ts";
import type { Sighting } from "../sighting.ts";
import type { Subject } from "../subject.ts";

/** A variant, or the reference, as it was seen on one target. */
export interface Known {
  readonly name: string;
  readonly target: string;
  readonly recipe: Recipe;
  readonly seen: Seen;
  /** What it compares with there. */
  readonly sighting?: Sighting;
}

/** All that advice may rest on. */
export interface Ground {
  readonly model: PolicyModel;
  /** The reference of each target, then every variant there. */
  readonly known: readonly Known[];
  readonly cliff?: Cliff;
  readonly alpha: number;
}

export function knownOf(subjects: readonly Subject[], reference: string): Known[] {
  const targets = [...new Set(subjects.flatMap(({ sightings }) => [...sightings.keys()]))];
  return targets.flatMap((target) => {
    const variants = subjects.flatMap(({ variant, sightings }): Known[] => {
      const sighting = sightings.get(target);
      if (sighting === undefined || isUnmeasured(sighting)) return [];
      const { name, recipe } = variant;
      return [{ name, target, recipe, seen: sighting.variant, sighting }];
    });
    const top = variants[0]?.sighting?.reference;
    const isVariant = variants.some(({ name }) => name === reference);
    if (top === undefined || isUnmeasured(top) || isVariant) return variants;
    return [{ name: reference, target, recipe: { kind: "stored" }, seen: top }, ...variants];
  });
}
