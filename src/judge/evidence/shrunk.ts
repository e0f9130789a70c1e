import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Recipe } from "../../contract/recipe.ts";
import { identical } from "./comparable.ts";
import type { SeenVariant } from "./seen.ts";

/** Why a variant is not what its recipe promises: smaller weights than the source's. Nothing if it is. */
export function whyNotShrunk(
  recipe: Recipe,
  variant: SeenVariant,
  source: SeenVariant | Unmeasured,
): string | undefined {
  if (!promisesLess(recipe)) return;
  if (isUnmeasured(source)) return `nothing proves that its weights shrank: ${source.unmeasured}`;
  if (isSourceItself(recipe, variant, source)) return;
  const [own, stored] = [variant, source].map((seen) => seen.package.weights.bitsPerWeight);
  if (own === undefined || stored === undefined || own >= stored) {
    return `its weights did not shrink: ${own} bits a weight, the source ${stored}`;
  }
  if (!compresses(recipe)) return;
  const { compressed } = variant.package.weights;
  if (compressed === 0) return "its weights did not shrink: not one tensor is compressed";
  if (compressed === undefined && variant.package.bytes >= source.package.bytes)
    return "nothing proves that its weights shrank: the package is no smaller";
}

/** A package made by hand promises nothing of its size, and `fp32` nothing less than the source. */
function promisesLess(recipe: Recipe): boolean {
  return recipe.kind === "convert" || (recipe.kind === "preset" && recipe.preset !== "fp32");
}

/** 16-bit floats are smaller, but no compressed form. */
function compresses(recipe: Recipe): boolean {
  if (recipe.kind === "preset") return recipe.preset !== "fp16";
  return recipe.kind === "convert" && recipe.steps.some(({ op }) => op !== "cast");
}

/** `fp16` of a source that is stored so. */
function isSourceItself(recipe: Recipe, variant: SeenVariant, source: SeenVariant): boolean {
  return recipe.kind === "preset" && recipe.preset === "fp16" && identical(variant, source);
}
