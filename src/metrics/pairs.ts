import type { Pairs } from "./statistics/restricted-score.ts";

/** The same samples before and after, 1 where right and 0 where not: how many were lost, how many gained. */
export function pairsOf(before: Uint8Array, after: Uint8Array): Pairs {
  let lost = 0;
  let gained = 0;
  for (const [row, was] of before.entries()) {
    const is = after[row] ?? 0;
    if (was > is) lost += 1;
    if (was < is) gained += 1;
  }
  return { n: before.length, lost, gained };
}

export function countRight(right: Uint8Array): number {
  return right.reduce((sum, one) => sum + one, 0);
}
