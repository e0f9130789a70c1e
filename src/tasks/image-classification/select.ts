import { floatsOf, integersOf, samplesOf } from "../columns/pick.ts";
import type { ClassificationColumns } from "./columns.ts";

export function selectClassified(
  columns: ClassificationColumns,
  rows: readonly number[],
): ClassificationColumns {
  const { beside: _, ...own } = columns;
  const { labels, classes } = own.samples;
  return {
    ...own,
    samples: { ...samplesOf(rows, own.samples), labels: integersOf(rows, labels), classes },
    answers: integersOf(rows, columns.answers),
    scores: floatsOf(rows, columns.scores),
    ranks: integersOf(rows, columns.ranks),
    losses: floatsOf(rows, columns.losses),
  };
}
