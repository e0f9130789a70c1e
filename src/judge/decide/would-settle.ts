import { POWER } from "../../statistics/before/chances.ts";
import { examplesToTell, leastExamples } from "../../statistics/before/drops.ts";
import { answersToTell } from "../../statistics/before/rates.ts";
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
