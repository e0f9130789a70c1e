import { capped } from "../../catalog/capped.ts";
import type { Problem, ProblemPlace } from "../../catalog/errors.ts";
import { didYouMean } from "../../catalog/nearest.ts";
import { quote } from "../../catalog/quote.ts";
import { type Naming, namingOf, numbersTo, orNumbers } from "../../samples/class-names.ts";
import { counted } from "../../words/counts.ts";
import { listedUpTo } from "../../words/lists.ts";
import type { Labels } from "./labels.ts";

/**
 * Labels that the model has no class for, each told once, where it first stands. A model without class
 * labels counts them: 0 … classCount − 1.
 */
export function checkLabels(
  labels: Labels,
  classes: readonly string[] | null,
  classCount: number | null,
): Problem[] {
  const byNumber = namingOfLabels(labels, classes).by === "number";
  const count = classes?.length ?? classCount;
  const known = classes === null || byNumber ? (count === null ? null : numbersTo(count)) : classes;
  if (known === null) return [];
  const accepted = new Set(known);
  const strange = [...idsByLabel(labels)].filter(([label]) => !accepted.has(label));
  const fix =
    classes === null || byNumber
      ? `accepted: 0 to ${known.length - 1}`
      : `accepted: ${some(known)}${orNumbers(known)}`;
  const problems = strange.map(([label, ids], nth) => ({
    message: `label ${quote(label)} is no class of the model${didYouMean(label, known)} (${samples(ids.length)})`,
    at: placeOf(labels, ids[0]),
    // The classes are the same for all of them.
    ...(nth === 0 && { fix }),
  }));
  return capped(problems, labels.file);
}

export function namingOfLabels({ samples }: Labels, classes: readonly string[] | null): Naming {
  return namingOf(
    samples.map(({ label }) => label),
    classes,
  );
}

function idsByLabel({ samples }: Labels): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, label } of samples) {
    if (label === undefined) continue;
    const same = ids.get(label);
    if (same === undefined) ids.set(label, [id]);
    else same.push(id);
  }
  return ids;
}

function placeOf(labels: Labels, id = ""): ProblemPlace {
  const { file, lines } = labels.unlabelled?.lines.has(id) ? labels.unlabelled : labels;
  const line = lines.get(id);
  return line === undefined ? { file } : { file, line };
}

function samples(count: number): string {
  return counted(count, "sample");
}

/** A model may have a thousand classes. */
function some(classes: readonly string[]): string {
  return listedUpTo(10, classes.map(quote));
}
