import { PRESETS } from "../../catalog/presets.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Cliff } from "../../contract/counsel.ts";
import type { Recipe, Step } from "../../contract/recipe.ts";
import type { PolicyModel } from "../../policy/policy.ts";
import type { Comparison } from "../evidence/comparison.ts";
import type { Observation } from "../evidence/observation.ts";
import type { SeenVariant } from "../evidence/seen.ts";
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
export interface AdviceBasis {
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

/** The bits that a recipe asks a weight to be stored in; of a package made by hand, what it holds on average. */
export function nominalBits(
  recipe: Recipe,
  { package: held }: Pick<SeenVariant, "package">,
): number {
  return bitsAskedFor(recipe) ?? Math.round(held.weights.bitsPerWeight);
}

/** Nothing where a recipe asks for none. */
export function bitsAskedFor(recipe: Recipe): number | undefined {
  switch (recipe.kind) {
    case "preset":
      return PRESETS.find(({ name }) => name === recipe.preset)?.weightBits;
    case "convert":
      return Math.min(...recipe.steps.map(bitsOf));
    case "stored":
    case "damage":
    case "source":
      return;
    default:
      return recipe satisfies never;
  }
}

function bitsOf({ op, config }: Step): number {
  const { nbits, dtype } = { ...globalOf(config), ...config };
  if (op === "palettize" && typeof nbits === "number") return nbits;
  if (op === "quantize") return Number(/\d+$/.exec(String(dtype ?? "int8"))?.[0] ?? 8);
  return op === "cast" ? 16 : 32;
}

/** coremltools' long form has the same keys one level down. */
function globalOf({ global_config: inner }: Step["config"]): Step["config"] {
  return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner : {};
}
