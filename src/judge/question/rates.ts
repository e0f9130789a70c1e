import { compareDecimals, decimalOf, times, toNumber } from "../../catalog/decimal.ts";
import { clusteredDrop, dropAtLeast, rateAtLeast } from "../../statistics/after/clustered-rates.ts";
import { dropInterval } from "../../statistics/after/drops.ts";
import { rateInterval } from "../../statistics/after/rates.ts";
import {
  countUnlike,
  type OpenPairs,
  type Pairs,
  pairsBeside,
  pairsOf,
} from "../../statistics/pairs.ts";
import type { Rate } from "../../statistics/scores.ts";
import { type Judgement, standing } from "../judgement.ts";
import { changeSentences } from "../sentences/change.ts";
import { edgeSentences } from "../sentences/value.ts";
import type { ChangeQuestion, Counted, RateQuestion } from "./question.ts";
import { labelsWouldSettle, wouldSettleDrop, wouldSettleRate } from "./would-settle.ts";

/** `min` and `max`: the bounds of the rate against the limit. */
export function judgeRate(question: RateQuestion, alpha: number): Judgement {
  const { limit, right, n } = question;
  const edge = limit.operator === "min" ? "min" : "max";
  const interval = rateBounds(question, alpha);
  const order = compareDecimals(decimalOf(right), times(limit.target, decimalOf(n)));
  const target = toNumber(limit.target);
  const found =
    edge === "max"
      ? standing(interval, target, order > 0)
      : standing([-interval[1], -interval[0]], -target, order < 0);
  const observed = right / n;
  const why =
    n === 1 && found.state === "inconclusive"
      ? "with one example nothing can be said"
      : edgeSentences(question, { observed, interval, found, alpha }, `${right} of ${n}`);
  const enough =
    question.clusters === undefined
      ? wouldSettleRate({ rate: observed, n, limit: target, alpha, found })
      : "";
  return { ...found, observed, interval, n, why: `${why}${enough}` };
}

/** `max-drop`, `max-increase` and `max-regression`: what was lost and gained of the same samples. */
export function judgeChange(question: ChangeQuestion, alpha: number): Judgement {
  const { limit, pairs, seen, unchanged } = question;
  const { n, open } = pairs;
  const { lost, gained } = seen;
  const interval = changeInterval(question, alpha);
  const order = compareDecimals(decimalOf(lost - gained), times(limit.target, decimalOf(seen.n)));
  const most = toNumber(limit.target);
  const found = standing(interval, most, order > 0);
  const why = changeSentences(question, { interval, found, alpha, isAtLimit: order === 0 });
  const enough =
    question.clusters !== undefined
      ? ""
      : open > 0
        ? labelsWouldSettle(pairs, most, alpha, found)
        : wouldSettleDrop({ n, lost, gained, limit: most, alpha, found });
  return {
    ...found,
    observed: dropOf(question),
    interval,
    n,
    ...(unchanged && { unchanged: true }),
    why: `${why}${enough}`,
  };
}

/** `same`: program and weights are equal to the bit. Where answers differ all the same, it proves nothing. */
export function countChange(before: Rate, after: Rate, same: boolean): Counted {
  const labelled = pairsOf(before.right, after.right);
  const pairs = withBeside(labelled, before, after);
  const { lost, gained, open } = pairs;
  const seen = open === 0 ? pairs : labelled;
  const clusters = clusteredDrop(before, after);
  const unlike = countUnlike(before, after);
  return {
    pairs,
    seen,
    ...(unlike !== undefined && { unlike }),
    ...(clusters && { clusters }),
    unchanged: same && lost + gained + open === 0,
  };
}

/** Where a rate may lie; of samples of which some tell of one thing, no narrower than their clusters show. */
export function rateBounds(
  { right, n, clusters }: Pick<RateQuestion, "right" | "n" | "clusters">,
  alpha: number,
): [number, number] {
  const interval = rateInterval(right, n, alpha);
  return clusters === undefined ? interval : rateAtLeast(interval, clusters, alpha);
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

export function dropOf({ seen }: Counted): number {
  return (seen.lost - seen.gained) / seen.n;
}

/** Where the true drop may lie. Whatever missing labels are: for the upper bound each is a loss, for the lower a gain. */
export function changeInterval(
  { pairs, clusters, unchanged }: Counted,
  alpha: number,
): [number, number] {
  if (unchanged) return [0, 0];
  const interval = rowsInterval(pairs, alpha);
  return clusters === undefined ? interval : dropAtLeast(interval, clusters, alpha);
}

function rowsInterval(pairs: OpenPairs, alpha: number): [number, number] {
  const { n, lost, gained, open } = pairs;
  if (open === 0) return dropInterval({ n, lost, gained }, alpha);
  const [low] = dropInterval({ n, lost, gained: gained + open }, alpha);
  const [, high] = dropInterval({ n, lost: lost + open, gained }, alpha);
  return [low, high];
}
