import type { Cliff } from "../../contract/counsel.ts";
import type { Recipe } from "../../contract/recipe.ts";
import { isUnmeasured } from "../../metrics/unmeasured.ts";
import type { PolicyModel } from "../../policy/policy.ts";
import type { Comparison } from "../evidence/comparison.ts";
import type { Observation } from "../evidence/observation.ts";
import type { Case } from "../tree.ts";

/** A variant, or the reference, as it was seen on one target. */
export interface Known {
  readonly name: string;
  readonly target: string;
  readonly recipe: Recipe;
  readonly seen: Observation;
  /** What it compares with there. */
  readonly comparison?: Comparison;
}

/** All that advice may rest on. */
export interface Ground {
  readonly model: PolicyModel;
  /** The reference of each target, then every variant there. */
  readonly known: readonly Known[];
  readonly cliff?: Cliff;
  readonly alpha: number;
}

export function knownOf({ branches, referenceName: reference }: Case): Known[] {
  const targets = [...new Set(branches.flatMap(({ on }) => [...on.keys()]))];
  return targets.flatMap((target) => {
    const variants = branches.flatMap(({ variant, on }): Known[] => {
      const comparison = on.get(target);
      if (comparison === undefined || isUnmeasured(comparison)) return [];
      const { name, recipe } = variant;
      return [{ name, target, recipe, seen: comparison.own, comparison }];
    });
    const top = variants[0]?.comparison?.reference;
    const isVariant = variants.some(({ name }) => name === reference);
    if (top === undefined || isUnmeasured(top) || isVariant) return variants;
    return [{ name: reference, target, recipe: { kind: "stored" }, seen: top }, ...variants];
  });
}
