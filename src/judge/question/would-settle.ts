import { dropInterval } from "../../statistics/after/drops.ts";
import { POWER } from "../../statistics/before/chances.ts";
import { examplesToTell, leastExamples } from "../../statistics/before/drops.ts";
import { answersToTell } from "../../statistics/before/rates.ts";
import type { OpenPairs } from "../../statistics/pairs.ts";
import { about, grouped } from "../../words/counts.ts";
import type { Standing } from "../judgement.ts";

interface Doubt {
  readonly n: number;
  readonly limit: number;
  readonly alpha: number;
  readonly found: Standing;
}

/** How many samples would settle a doubt about a drop, in most runs, if they flipped as these did. */
export function wouldSettleDrop({
  lost,
  gained,
  ...doubt
}: Doubt & { readonly lost: number; readonly gained: number }): string {
  const { n, limit, alpha, found } = doubt;
  const aim = { alpha, power: POWER };
  const seen = { flips: (lost + gained) / n, drop: (lost - gained) / n };
  const least = found.leans === "pass" && limit > 0 ? leastExamples(limit, alpha) : 0;
  const enough = Math.max(least, examplesToTell(seen, limit, aim));
  return sentence(doubt, least, enough);
}

/** The same of a rate against its `min` or `max`. */
export function wouldSettleRate({ rate, ...doubt }: Doubt & { readonly rate: number }): string {
  const { limit, alpha } = doubt;
  return sentence(doubt, 0, answersToTell(rate, limit, { alpha, power: POWER }));
}

function sentence({ n, found }: Doubt, least: number, enough: number): string {
  if (found.state !== "inconclusive") return "";
  if (!Number.isFinite(enough))
    return "; no number of samples settles what is exactly at its limit";
  // Where as many as these should have done, chance had it otherwise: nothing more can be said of it.
  if (enough <= n) return "";
  const would = `${about(enough)} samples like these would most likely settle it`;
  if (n >= least) return `; ${would}`;
  return `; ${grouped(n)} could not have certified it even without a flip, which takes ${grouped(least)}: ${would}`;
}

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
