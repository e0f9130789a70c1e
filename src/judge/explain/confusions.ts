import type { Confusion } from "../../contract/explanation.ts";
import type { ClassificationColumns } from "../../tasks/image-classification/columns.ts";
import { type Answers, nameOf } from "./flips.ts";

/** The pairs of classes that are confused more often than before, those that grew most first. */
export function confusionsOf({ before, after }: Answers): Confusion[] {
  const earlier = tally(before);
  const grown = [...tally(after)].flatMap(([key, count]) => {
    const was = earlier.get(key)?.times ?? 0;
    const { label, answer, times } = count;
    return times > was ? [{ label, answer, after: times, before: was }] : [];
  });
  return grown.sort(mostGrownFirst);
}

interface Count {
  readonly label: string;
  readonly answer: string;
  times: number;
}

/** Of each pair of a class and another that it was taken for, how often. */
function tally(columns: ClassificationColumns): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const [row, label] of columns.samples.labels.entries()) {
    const answer = columns.answers[row] ?? -1;
    if (answer === label) continue;
    const key = `${label} ${answer}`;
    const count = counts.get(key) ?? countOf(columns, label, answer);
    count.times += 1;
    counts.set(key, count);
  }
  return counts;
}

function countOf(columns: ClassificationColumns, label: number, answer: number): Count {
  return { label: nameOf(columns, label), answer: nameOf(columns, answer), times: 0 };
}

function mostGrownFirst(a: Confusion, b: Confusion): number {
  const grown = b.after - b.before - (a.after - a.before);
  return grown || b.after - a.after || order(a.label, b.label) || order(a.answer, b.answer);
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
