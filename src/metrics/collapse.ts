import type { ClassificationColumns } from "./classification/columns.ts";

/** The one class that every sample is answered with, if there is one. */
export function onlyAnswer({ answers, samples }: ClassificationColumns): string | undefined {
  const [first] = answers;
  if (first === undefined || first < 0) return;
  return answers.every((answer) => answer === first) ? samples.classes.nameOf(first) : undefined;
}
