import type { Verdict } from "../contract/verdict.ts";
import { code, fold, group, type Line, line, list, type Node, paragraph, strong } from "./node.ts";

/** What else a reader should know of the run and its models. */
export function noteList({ notes, models }: Verdict): Node[] {
  const points = [
    ...notes.map((note) => pointOf(note)),
    ...models.flatMap((model) => model.notes.map((note) => pointOf(note, model.name))),
  ];
  return points.length === 0 ? [] : [group(paragraph([strong(line`Notes`)]), list(points))];
}

/** What converting and measuring had to say of each variant, under a fold. */
export function variantNotes({ models }: Verdict): Node[] {
  const points = models.flatMap(({ name, variants }) =>
    variants.flatMap((variant) =>
      variant.notes.map((note) => pointOf(note, `${name}/${variant.name}`)),
    ),
  );
  return points.length === 0 ? [] : [fold(`Every note (${points.length})`, list(points))];
}

function pointOf(note: string, about?: string): Line {
  return line`${about === undefined ? [] : line`${code(about)}: `}${note}`;
}
