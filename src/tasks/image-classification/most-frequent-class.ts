import type { Trivial } from "../task.ts";
import type { ClassificationColumns } from "./columns.ts";

/** Always the most frequent class; where all samples show one class, that is right everywhere and tells nothing. */
export function mostFrequentClass({ samples }: ClassificationColumns): Trivial | undefined {
  const counts = new Map<number, number>();
  for (const label of samples.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (counts.size < 2) return;
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  const value = most / samples.labels.length;
  return { metric: "top-1", value, says: "always answering the most frequent class" };
}
