import { dropInterval } from "../../statistics/after/drops.ts";
import type { OpenPairs } from "../../statistics/pairs.ts";
import type { Standing } from "../judgement.ts";

/** How many labels would settle a doubt: those of the samples that both sides answer differently, at most. */
export function labelsWouldSettle(
  { n, lost, gained, open }: OpenPairs,
  limit: number,
  alpha: number,
  found: Standing,
): string {
  if (found.state !== "inconclusive") return "";
  const passes = (more: number) =>
    dropInterval({ n, lost: lost + more, gained }, alpha)[1] <= limit;
  const labels = open === 1 ? "the one missing label" : `the ${open} missing labels`;
  if (!passes(0)) return `; ${labels} would not certify it unless some were gained`;
  const most = largest(open, passes);
  const some = most === 0 ? "none of them is lost" : `at most ${most} of them are lost`;
  return `; ${labels} would settle it: it passes if ${some}`;
}

/** The largest number below `end` that still holds, of those that hold up to somewhere. */
function largest(end: number, holds: (number: number) => boolean): number {
  let [low, high] = [0, end];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
