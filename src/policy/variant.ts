import { didYouMean } from "../catalog/nearest.ts";
import { rangeIn } from "../catalog/number-range.ts";
import { quote } from "../catalog/quote.ts";
import { listed } from "../words/lists.ts";
import { readGate } from "./gate.ts";
import type { WrittenVariant } from "./language/variant.ts";
import type { LimitContext } from "./limit-context.ts";
import { readLimits } from "./limits.ts";
import type { Limit, PolicyVariant } from "./policy.ts";
import { readRecipe } from "./recipe.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

export function readVariant(
  name: string,
  written: WrittenVariant | null,
  path: Path,
  ground: LimitContext,
  draft: Draft,
): PolicyVariant {
  const variant = written ?? {};
  if (variant.gate?.["on-regression"] !== undefined)
    draft.tellKey(
      [...path, "gate", "on-regression"],
      "on-regression is about the model itself, which no variant decides",
      "write it into the gate of the model, of a branch, or at the top",
    );
  return {
    name,
    recipe: readRecipe(name, variant, path, draft),
    gate: readGate(variant.gate, [...path, "gate"], draft),
    limits: [
      ...readLimits(variant.limits, [...path, "limits"], ground, draft),
      ...readSlices(variant, [...path, "slices"], ground, draft),
    ],
    at: draft.places.key(path),
    ...(variant.source !== undefined && { sourceAt: draft.places.key([...path, "source"]) }),
  };
}

function readSlices(
  { slices }: WrittenVariant,
  path: Path,
  ground: LimitContext,
  draft: Draft,
): Limit[] {
  return draft.inOrder(path, slices).flatMap(([key, limits, here]) => {
    const slice = readSlice(key, here, ground, draft);
    return readLimits(limits, here, { ...ground, slice }, draft);
  });
}

function readSlice(key: string, path: Path, { columns, ranges }: LimitContext, draft: Draft) {
  const [, column = key, value = ""] = /^([^=]*)=(.*)$/s.exec(key) ?? [];
  if (value === "" || column === "")
    draft.tellKey(
      path,
      `a slice is a column and a value, such as lighting=dark (found ${quote(key)})`,
    );
  else if (ranges.includes(column) && !columns.includes(column)) {
    if (rangeIn(value) === undefined)
      draft.tellKey(
        path,
        `${column} is a number of the reference's, so that a slice is a range of it, such as ${column}=0..0.02 (found ${quote(key)})`,
      );
  } else if (!columns.includes(column)) {
    const all = [...columns, ...ranges];
    const guess = didYouMean(column, all);
    const known = all.length === 0 ? "none yet" : listed(all);
    draft.tellKey(path, `data slice-by has no column ${quote(column)}${guess}`, `it has: ${known}`);
  }
  return { column, value };
}
