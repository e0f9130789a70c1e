import { dropInterval } from "../../statistics/after/drops.ts";
import { type OpenPairs, type Pairs, pairsBeside, pairsOf } from "../../statistics/pairs.ts";
import type { Rate } from "../../statistics/scores.ts";

/** What became of the same samples, and where the true drop may lie. */
export interface Change extends OpenPairs {
  readonly drop: number;
  /** What the drop is the drop of: while some need a label, the labelled samples alone. */
  readonly seen: Pairs;
  readonly interval: [number, number];
  /** The same bits gave the same answers: no sample of anything, nothing can have changed. */
  readonly unchanged: boolean;
}

/** `same`: program and weights are equal to the bit. Where answers differ all the same, it proves nothing. */
export function changeBetween(before: Rate, after: Rate, same: boolean, alpha: number): Change {
  const labelled = pairsOf(before.right, after.right);
  const pairs = withBeside(labelled, before, after);
  const { lost, gained, open } = pairs;
  const seen = open === 0 ? pairs : labelled;
  const unchanged = same && lost + gained + open === 0;
  const interval: [number, number] = unchanged ? [0, 0] : openInterval(pairs, alpha);
  return { ...pairs, seen, drop: (seen.lost - seen.gained) / seen.n, interval, unchanged };
}

/** Whatever the missing labels are: for the upper bound each is a loss, for the lower one a gain. */
export function openInterval(
  { n, lost, gained, open }: OpenPairs,
  alpha: number,
): [number, number] {
  if (open === 0) return dropInterval({ n, lost, gained }, alpha);
  const [low] = dropInterval({ n, lost, gained: gained + open }, alpha);
  const [, high] = dropInterval({ n, lost: lost + open, gained }, alpha);
  return [low, high];
}

function withBeside(labelled: Pairs, before: Rate, after: Rate): OpenPairs {
  if (before.beside === undefined || after.beside === undefined) return { ...labelled, open: 0 };
  const { n, lost, gained, open } = pairsBeside(before.beside, after.beside);
  return {
    n: labelled.n + n,
    lost: labelled.lost + lost,
    gained: labelled.gained + gained,
    open,
  };
}
