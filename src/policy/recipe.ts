import { didYouMean } from "../catalog/nearest.ts";
import { isPreset, PRESETS } from "../catalog/presets.ts";
import { quote } from "../catalog/quote.ts";
import type { Recipe, Step } from "../contract/recipe.ts";
import type { Draft } from "./draft.ts";
import { WrittenStep, type WrittenVariant } from "./language.ts";
import type { Path } from "./places.ts";
import { readShape } from "./read-shape.ts";
import { checkSource } from "./source.ts";

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
  const own = ["convert", "source"].filter((key) => draft.places.has([...path, key]));
  if (isPreset(name) && own.length > 0)
    return refuse(
      draft,
      [...path, own[0] ?? ""],
      `${name} is a preset, which needs no ${own[0]}: give this variant a name of its own, such as my-${name}`,
    );
  if (own.length === 2)
    return refuse(
      draft,
      [...path, "source"],
      `variant ${quote(name)} has both convert and source: keep one`,
    );
  if (isPreset(name)) return { kind: "preset", preset: name };
  if (own.length === 0) return tellNoRecipe(name, path, draft);
  return own[0] === "convert"
    ? readConvert(variant.convert, [...path, "convert"], draft)
    : readOwnSource(variant.source, [...path, "source"], draft);
}

function refuse(draft: Draft, path: Path, message: string): Recipe {
  draft.tellKey(path, message);
  return STORED;
}

function tellNoRecipe(name: string, path: Path, draft: Draft): Recipe {
  const guess = didYouMean(name, PRESET_NAMES);
  const message = `variant ${quote(name)} is no preset and has neither convert nor source${guess}`;
  draft.tellKey(path, message, `presets: ${PRESET_NAMES.join(", ")}`);
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
