import { compareDecimals, decimalOf, times, toNumber } from "../../catalog/decimal.ts";
import { formNameOf } from "../../catalog/operators.ts";
import { clusteredDrop, dropAtLeast, rateAtLeast } from "../../statistics/after/clustered-rates.ts";
import { dropInterval } from "../../statistics/after/drops.ts";
import { rateInterval } from "../../statistics/after/rates.ts";
import { type OpenPairs, type Pairs, pairsBeside, pairsOf } from "../../statistics/pairs.ts";
import type { Rate } from "../../statistics/scores.ts";
import { amount } from "../../words/amounts.ts";
import { allow } from "../../words/counts.ts";
import { confidenceOf } from "../alpha.ts";
import { type Judgement, type Standing, standing } from "../judgement.ts";
import { EDGES, ending, harmAtMost, harmNoun, movedBy } from "./harm-words.ts";
import type { About, ChangeQuestion, Counted, RateQuestion } from "./question.ts";
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
  const why = rateSentence(question, { right, n, interval, found, edge, alpha });
  const enough =
    question.clusters === undefined
      ? wouldSettleRate({ rate: right / n, n, limit: target, alpha, found })
      : "";
  return { ...found, observed: right / n, interval, n, why: `${why}${enough}` };
}

/** `max-drop`, `max-increase` and `max-regression`: what was lost and gained of the same samples. */
export function judgeChange(question: ChangeQuestion, alpha: number): Judgement {
  const { limit, pairs, seen, unchanged } = question;
  const { n, open } = pairs;
  const { lost, gained } = seen;
  const interval = changeInterval(question, alpha);
  const beyond =
    compareDecimals(decimalOf(lost - gained), times(limit.target, decimalOf(seen.n))) > 0;
  const most = toNumber(limit.target);
  const found = standing(interval, most, beyond);
  const why = dropSentence(question, { interval, found, alpha });
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
  return {
    pairs,
    seen,
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

interface Found {
  readonly interval: readonly [number, number];
  readonly found: Standing;
  readonly alpha: number;
}

interface RightOf {
  readonly right: number;
  readonly n: number;
  readonly edge: "min" | "max";
}

/** One sentence on a rate against its `min` or `max`. */
function rateSentence(
  { metric, limit }: About,
  { right, n, interval, found, edge, alpha }: Found & RightOf,
): string {
  const [low, high] = [amount(interval[0], "rate", "down"), amount(interval[1], "rate", "up")];
  const [worst, best] = edge === "min" ? [low, high] : [high, low];
  const words = EDGES[edge];
  const asked = `${edge} ${limit.text}`;
  const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
  return `${metric.name} is ${amount(right / n, "rate")} (${right} of ${n})${ending(found, {
    pass: `: ${words.pass} ${worst} ${sure}`,
    fail: `: ${words.fail} ${best} ${sure}`,
    leansPass: `, which keeps ${asked}, but ${allow(n, "sample")} one ${words.worst} ${worst}: not certified`,
    leansFail: `, which breaks ${asked}, though ${allow(n, "sample")} one ${words.best} ${best}: likely, not proven`,
  })}`;
}

/** One sentence on a drop against `max-drop` or `max-regression`. */
function dropSentence(question: ChangeQuestion, { interval, found, alpha }: Found): string {
  const { metric, limit, than, unchanged, pairs } = question;
  const { n } = pairs;
  if (unchanged) return `program and weights are ${than}'s to the bit, and so is every answer`;
  const form = formNameOf(metric, limit.operator);
  const harmed = { metric, form };
  const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
  const noun = harmNoun(harmed);
  const sure = `with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
  return `${metric.name} ${movedBy(harmed, dropOf(question))} against ${than} (${flipsOf(question)})${ending(
    found,
    {
      pass: `: ${harmAtMost(harmed, interval[1])} ${sure}`,
      fail: `: ${noun} of at least ${least} ${sure}`,
      leansPass: `, within ${limit.text}, but ${allow(n, "sample")} ${noun} of ${most}: not certified`,
      leansFail: `, beyond ${limit.text}, though ${allow(n, "sample")} ${noun} of only ${least}: likely, not proven`,
    },
  )}`;
}

/** While labels are missing, the drop is that of the labelled samples, and stands beside what it was counted from. */
function flipsOf({ pairs, seen }: Counted): string {
  const { n, lost, gained, open } = pairs;
  const [all, those] = [{ lost, gained }, seen].map(
    (one) => `${one.lost} lost, ${one.gained} gained`,
  );
  if (open === 0) return `${all} of ${n}`;
  const labelled = `${those} of ${seen.n} with a label`;
  return `${labelled}; of all ${n}: ${all}, ${open} without a label`;
}
