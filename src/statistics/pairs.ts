import type { Beside } from "./scores.ts";

/** The same samples answered twice: `lost` were right and now are wrong, `gained` the reverse. */
export interface Pairs {
  readonly n: number;
  readonly lost: number;
  readonly gained: number;
}

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

/** Pairs, and how many more turned in a way that only a label could tell. */
export interface OpenPairs extends Pairs {
  readonly open: number;
}

/** Where both sides answer alike, the label makes no difference: such pairs are neither lost nor gained. */
export function pairsBeside(before: Beside, after: Beside): OpenPairs {
  let [lost, gained, open] = [0, 0, 0];
  for (const [row, was] of before.answers.entries()) {
    const [is, label = -1] = [after.answers[row], after.labels[row]];
    if (was === is) continue;
    if (label < 0) open += 1;
    else if (label === was) lost += 1;
    else if (label === is) gained += 1;
  }
  return { n: before.answers.length, lost, gained, open };
}

export function countRight(right: Uint8Array): number {
  return right.reduce((sum, one) => sum + one, 0);
}

/** What the pairs are when the two sides change places. */
export function mirrored({ n, lost, gained }: Pairs): Pairs {
  return { n, lost: gained, gained: lost };
}
