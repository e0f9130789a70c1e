import { type Problem, UserError } from "../catalog/errors.ts";
import { nearest } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import { listed } from "../words/lists.ts";
import type { Entry } from "./entries.ts";

/** What somebody asks for alone: models and variants by name. Where neither is named, it is all that the policy asks. */
export interface Part {
  readonly models?: readonly string[];
  readonly variants?: readonly string[];
}

/** Of one entry: all of it, nothing of it, or all but some variants. */
export type Asked =
  | { readonly kind: "whole" }
  | { readonly kind: "none" }
  | { readonly kind: "but"; readonly unasked: readonly string[] };

/** What of each entry is asked for. A name that no policy has is told with those that there are, and the nearest. */
export function askedOf(
  entries: readonly Entry[],
  { models, variants }: Part,
  policyPath: string,
): ReadonlyMap<string, Asked> {
  const isNamed = (entry: Entry) => models === undefined || models.some(isNameOf(entry));
  const named = entries.filter(isNamed);
  const problems = [
    ...unknownModels(entries, models ?? [], policyPath),
    ...unknownVariants(named, variants ?? [], policyPath),
    ...(models && variants ? without(named, variants, policyPath) : []),
  ];
  if (problems.length > 0) throw new UserError(problems);
  return new Map(
    entries.map((entry) => [entry.model.name, asked(entry, isNamed(entry), variants)]),
  );
}

/** Of several packages that took the place of one, the policy's name for it means all. */
function isNameOf({ model, entry }: Entry): (name: string) => boolean {
  return (name) => name === model.name || name === entry;
}

function asked(entry: Entry, isNamed: boolean, variants: Part["variants"]): Asked {
  if (!isNamed) return { kind: "none" };
  if (variants === undefined) return { kind: "whole" };
  const own = variantsOf(entry);
  const unasked = own.filter((name) => !variants.includes(name));
  if (unasked.length === own.length) return { kind: "none" };
  return unasked.length === 0 ? { kind: "whole" } : { kind: "but", unasked };
}

function unknownModels(
  entries: readonly Entry[],
  models: readonly string[],
  file: string,
): Problem[] {
  const known = entries.map(({ model }) => model.name);
  return models
    .filter((name) => !entries.some((entry) => isNameOf(entry)(name)))
    .map((name) => ({
      message: `has no model ${quote(name)}: it has ${listed(known)}`,
      at: { file },
      ...nearestFix("--model", name, known),
    }));
}

function unknownVariants(
  named: readonly Entry[],
  variants: readonly string[],
  file: string,
): Problem[] {
  const known = [...new Set(named.flatMap(variantsOf))];
  return variants
    .filter((name) => named.length > 0 && !known.includes(name))
    .map((name) => ({
      message: `has no variant ${quote(name)}${ofModels(named)}: it has ${listed(known)}`,
      at: { file },
      ...(name === "reference"
        ? { fix: "the reference is measured whichever variant is asked for" }
        : nearestFix("--variant", name, known)),
    }));
}

/** A model that somebody names beside variants of which it has none was meant to be judged. */
function without(named: readonly Entry[], variants: readonly string[], file: string): Problem[] {
  const known = new Set(named.flatMap(variantsOf));
  if (!variants.every((name) => known.has(name))) return [];
  return named
    .filter((entry) => !variantsOf(entry).some((name) => variants.includes(name)))
    .map((entry) => ({
      message: `has ${entry.model.name} without ${listed(variants, 0, " or ")}: it has ${listed(variantsOf(entry))}`,
      at: { file },
      fix: "leave out that --model, or name one of its variants too",
    }));
}

function variantsOf({ model }: Entry): string[] {
  return model.variants.map(({ name }) => name);
}

function ofModels(named: readonly Entry[]): string {
  return named.length === 1 ? ` of ${named[0]?.model.name}` : "";
}

function nearestFix(flag: string, name: string, known: readonly string[]): { fix?: string } {
  const near = nearest(name, known);
  return near === undefined ? {} : { fix: `did you mean ${flag} ${near}?` };
}
