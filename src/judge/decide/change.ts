import { pairsOf } from "../../metrics/pairs.ts";
import { dropInterval } from "../../metrics/statistics/drop-interval.ts";
import type { Pairs } from "../../metrics/statistics/restricted-score.ts";

/** What became of the same samples, and where the true drop may lie. */
export interface Change extends Pairs {
  readonly drop: number;
  readonly interval: [number, number];
  /** The same bits gave the same answers: no sample of anything, nothing can have changed. */
  readonly unchanged: boolean;
}

/** `same`: program and weights are equal to the bit. Where answers differ all the same, it proves nothing. */
export function changeBetween(
  before: Uint8Array,
  after: Uint8Array,
  same: boolean,
  alpha: number,
): Change {
  const pairs = pairsOf(before, after);
  const { n, lost, gained } = pairs;
  const unchanged = same && lost + gained === 0;
  const interval: [number, number] = unchanged ? [0, 0] : dropInterval(pairs, alpha);
  return { ...pairs, drop: (lost - gained) / n, interval, unchanged };
}
