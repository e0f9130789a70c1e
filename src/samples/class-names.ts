import type { TaskOptions } from "../contract/data.ts";
import { listed } from "../words/lists.ts";

/** How labels name a model's classes: by its own words, or by their numbers in the order of `words`; `none` names any. */
export type Naming =
  | { readonly by: "word" | "none" }
  | { readonly by: "number"; readonly words: readonly string[] };

const BY_WORD: Naming = { by: "word" };

/**
 * Labels that are all numbers mean the classes that have them, unless the model calls a class by a number itself. Without
 * words a model has numbers alone.
 */
export function namingOf(
  labels: Iterable<string | undefined>,
  words: readonly string[] | null | undefined,
): Naming {
  if (!words || words.some(isNumber)) return BY_WORD;
  let isAny = false;
  for (const label of labels) {
    if (label === undefined) continue;
    if (!isNumber(label)) return BY_WORD;
    isAny = true;
  }
  return isAny ? { by: "number", words } : BY_WORD;
}

/** As whoever counts classes writes them, each in one way. */
function isNumber(label: string): boolean {
  return /^(0|[1-9]\d*)$/.test(label);
}

/** What the worker is told of it. */
export function toldOf({ by }: Naming): TaskOptions {
  return by === "number" ? { "classes-by": by } : {};
}

export function numbersTo(count: number): string[] {
  return Array.from({ length: count }, (_, number) => String(number));
}

/** For the end of a list of words: where no class is called by a number, numbers are accepted as well. */
export function orNumbers(words: readonly string[]): string {
  return words.some(isNumber)
    ? ""
    : `; or, for all labels, the classes' numbers 0 to ${words.length - 1}`;
}

/** Words that several classes have, each with the numbers of these: `crane (134, 517)`. */
export function sharedAmong(words: readonly string[]): string[] {
  const numbers = Map.groupBy(words.keys(), (number) => words[number] ?? "");
  return [...numbers]
    .filter(([, same]) => same.length > 1)
    .map(([word, same]) => `${word} (${listed(same.map(String))})`);
}
