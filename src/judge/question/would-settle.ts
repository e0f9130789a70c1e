import { dropInterval } from "../../statistics/after/drops.ts";
import { POWER } from "../../statistics/before/chances.ts";
import { examplesToTell, leastExamples } from "../../statistics/before/drops.ts";
import { answersToTell } from "../../statistics/before/rates.ts";
import type { OpenPairs } from "../../statistics/pairs.ts";
import type { Standing } from "../judgement.ts";
import { enoughSentences, labelsSentence } from "../sentences/settles.ts";

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
  if (limit === 0 && found.leans === "pass") return NOTHING_LOST;
  const aim = { alpha, power: POWER };
  const seen = { flips: (lost + gained) / n, drop: (lost - gained) / n };
  const least = found.leans === "pass" && limit > 0 ? leastExamples(limit, alpha) : 0;
  const enough = Math.max(least, examplesToTell(seen, limit, aim));
  return enoughSentences({ ...doubt, least, enough });
}

const NOTHING_LOST =
  ". No number of examples proves that nothing at all is lost: only the same program and weights do";

/** The same of a rate against its `min` or `max`. */
export function wouldSettleRate({ rate, ...doubt }: Doubt & { readonly rate: number }): string {
  const { limit, alpha } = doubt;
  const enough = answersToTell(rate, limit, { alpha, power: POWER });
  return enoughSentences({ ...doubt, least: 0, enough });
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
  return labelsSentence(open, passes(0) ? largest(open, passes) : undefined);
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
