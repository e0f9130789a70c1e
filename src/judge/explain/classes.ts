import type { ClassChange } from "../../contract/explanation.ts";
import type { ClassificationColumns } from "../../tasks/image-classification/columns.ts";
import type { Turns } from "../slices.ts";
import { nameOf } from "./flips.ts";

/** Every class that examples have, with how many were right before and are now; the worst drop first. */
export function classesOf(turns: Turns, columns: ClassificationColumns): ClassChange[] {
  const counts = new Map<number, { n: number; before: number; after: number }>();
  for (const [row, label] of columns.samples.labels.entries()) {
    const { n, before, after } = counts.get(label) ?? { n: 0, before: 0, after: 0 };
    counts.set(label, {
      n: n + 1,
      before: before + (turns.before[row] ?? 0),
      after: after + (turns.after[row] ?? 0),
    });
  }
  const changes = [...counts].map(([label, count]) => ({
    ...{ label: nameOf(columns, label), ...count },
    drop: (count.before - count.after) / count.n,
  }));
  return changes.sort(worstFirst);
}

function worstFirst(a: ClassChange, b: ClassChange): number {
  const lost = b.before - b.after - (a.before - a.after);
  return b.drop - a.drop || lost || (a.label < b.label ? -1 : 1);
}
