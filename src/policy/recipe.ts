import { didYouMean } from "../catalog/nearest.ts";
import { isPreset, PRESETS } from "../catalog/presets.ts";
import { quote } from "../catalog/quote.ts";
import type { Recipe, Step } from "../contract/recipe.ts";
import { listed } from "../words/lists.ts";
import { WrittenStep } from "./language/step.ts";
import type { WrittenVariant } from "./language/variant.ts";
import { readShape } from "./read-shape.ts";
import { checkSource } from "./source.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

const STORED: Recipe = { kind: "stored" };
const OPS = ["cast", "quantize", "palettize", "prune"] as const;
const PRESET_NAMES = PRESETS.map(({ name }) => name);

/** How a variant comes about: by its name, its `convert` or its `source`, and one of these alone. */
export function readRecipe(
  name: string,
  variant: WrittenVariant,
  path: Path,
  draft: Draft,
): Recipe {
  const [convert, source] = [
    [...path, "convert"],
    [...path, "source"],
  ];
  const [converts, isMade] = [draft.places.has(convert), draft.places.has(source)];
  if (isPreset(name)) {
    if (converts) draft.tellKey(convert, noPlaceBeside(name));
    if (isMade) draft.tellKey(source, noPlaceBeside(name));
    return { kind: "preset", preset: name };
  }
  if (converts && isMade)
    draft.tellKey(source, `variant ${quote(name)} has both convert and source: keep one`);
  if (converts) return readConvert(variant.convert, convert, draft);
  return isMade ? readOwnSource(variant.source, source, draft) : tellNoRecipe(name, path, draft);
}

function noPlaceBeside(preset: string): string {
  return `${preset} is a preset and is made in its own way: name this variant otherwise, such as my-${preset}`;
}

function tellNoRecipe(name: string, path: Path, draft: Draft): Recipe {
  const guess = didYouMean(name, PRESET_NAMES);
  const message = `variant ${quote(name)} is no preset and has neither convert nor source${guess}`;
  draft.tellKey(path, message, `presets: ${listed(PRESET_NAMES)}`);
  return STORED;
}

function readOwnSource(source: string | undefined, path: Path, draft: Draft): Recipe {
  if (source === undefined) return STORED;
  checkSource(source, path, draft);
  return { kind: "source", path: source };
}

function readConvert(value: unknown, path: Path, draft: Draft): Recipe {
  if (!Array.isArray(value)) return { kind: "convert", steps: readStep(value, path, draft) };
  if (value.length === 0)
    draft.tell(path, "convert has no step: give it one of cast, quantize, palettize, prune");
  return {
    kind: "convert",
    steps: value.flatMap((step, i) => readStep(step, [...path, i], draft)),
  };
}

function readStep(value: unknown, path: Path, draft: Draft): Step[] {
  const step = readShape(WrittenStep, value, path, draft);
  const written = Object.keys(Object(value)).length;
  if (step === undefined) return [];
  if (written !== 1)
    draft.tell(
      path,
      `a step is one of cast, quantize, palettize, prune (found ${written})`,
      "write several steps as a list, each with one of them",
    );
  return OPS.filter((op) => op in step).map((op) => ({ op, config: step[op] ?? {} }));
}
