import { PRESETS } from "../../catalog/presets.ts";
import type { Recipe, Step } from "../../contract/recipe.ts";
import type { Seen } from "../evidence/seen.ts";

/** The bits that a recipe asks a weight to be stored in; of a package made by hand, what it holds on average. */
export function nominalBits(recipe: Recipe, { package: held }: Pick<Seen, "package">): number {
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
