import type { Right } from "./rates.ts";
import type { Pairs } from "./statistics/restricted-score.ts";

/** The same samples before and after: how many were lost, how many gained. */
export function pairsOf(before: Right, after: Right): Pairs {
  let lost = 0;
  let gained = 0;
  for (const [row, was] of before.entries()) {
    const is = after[row] ?? 0;
    if (was > is) lost += 1;
    if (was < is) gained += 1;
  }
  return { n: before.length, lost, gained };
}

export function countRight(right: Right): number {
  return right.reduce((sum, one) => sum + one, 0);
}
