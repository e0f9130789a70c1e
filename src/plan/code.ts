import { quote } from "../catalog/quote.ts";
import type { Entry } from "./entries.ts";

/** The forms that hold weights and a description, and nothing that runs when it is read. */
const PLAIN = /\.(mlpackage|mlmodel)\/?$/;

/** Why a model stays closed: a PyTorch or Python file among what it comes from would run what its author wrote. */
export function codeIn({ model, movedTo, movedVariants }: Entry): string | undefined {
  const made = model.variants.map(({ recipe }) => (recipe.kind === "source" ? recipe.path : null));
  const moved = [movedTo, ...(movedVariants?.values() ?? [])];
  const files = [model.source, ...made, ...moved].filter((path) => typeof path === "string");
  const found = files.find((path) => !PLAIN.test(path));
  if (found === undefined) return;
  return `${quote(found)} stays closed: to read it would run code that comes with it; commit the .mlpackage that was converted from it`;
}
