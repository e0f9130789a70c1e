import type { Columns } from "./tasks.ts";

/** The one class that every sample is answered with, if there is one. */
export function onlyAnswer(columns: Columns): string | undefined {
  if (columns.kind !== "classification") return;
  const { answers, samples } = columns;
  const [first] = answers;
  if (first === undefined || first < 0) return;
  return answers.every((answer) => answer === first) ? samples.classes.nameOf(first) : undefined;
}
