import { amount, withDecimals } from "../../words/amounts.ts";
import type { SimilarityColumns } from "./columns.ts";

/** So many pairs may change sides. */
const MOVED = 0.02;

/** A line through the middle of the reference's similarities, as an app would draw one. */
export function acrossTheMiddle(
  { cosines: before }: SimilarityColumns,
  { cosines: after }: SimilarityColumns,
): readonly string[] {
  const line = middleOf(before);
  const moved = before.filter((was, at) => was >= line !== (after[at] ?? 0) >= line);
  const share = moved.length / before.length;
  if (share <= MOVED) return [];
  return [
    `${amount(share, "rate")} of the pairs change sides of a similarity of ${withDecimals(line, 2)}, the middle of the reference's: where an app decides by such a line, choose it anew for this variant, or keep a higher precision for what it indexes`,
  ];
}

function middleOf(values: Float64Array): number {
  return values.toSorted()[Math.floor(values.length / 2)] ?? 0;
}
