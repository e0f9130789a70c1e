import { compareDecimals, type Decimal, decimalOf, toNumber } from "../../catalog/decimal.ts";
import type { Bounds, Harm } from "../../statistics/after/harm.ts";
import { steady } from "../../words/rounding.ts";
import { type Judgement, type Standing, standing } from "../judgement.ts";
import { edgeSentences, lossSentences } from "../sentences/value.ts";
import type { LossQuestion, ValueQuestion } from "./question.ts";

/** `min` and `max` of what has an estimate: the value's bounds against the limit. */
export function judgeValue(question: ValueQuestion, alpha: number): Judgement {
  const { limit, harm } = question;
  const least = limit.operator === "min";
  const bounds = harm.bounds(alpha);
  const found = standingOf(harm, bounds, least ? negative(limit.target) : limit.target);
  const observed = least ? -harm.value : harm.value;
  const interval = least ? flipped(bounds.interval) : bounds.interval;
  const { n } = harm;
  const why = edgeSentences(question, { ...bounds, observed, interval, found, alpha });
  return { ...found, observed, ...(interval && { interval }), n, why };
}

/** What compares with the reference or the base. */
export function judgeLoss(question: LossQuestion, alpha: number): Judgement {
  const { limit, harm, unchanged, than } = question;
  const bounds = boundsOf(question, alpha);
  const found = standingOf(harm, bounds, limit.target);
  const { interval } = bounds;
  const observed = harm.value;
  const why = unchanged
    ? `program and weights are ${than}'s to the bit, and so is every answer`
    : lossSentences(question, { ...bounds, observed, found, alpha });
  return {
    ...found,
    observed,
    ...(interval && { interval }),
    n: harm.n,
    ...(unchanged && { unchanged: true }),
    why,
  };
}

/** Of the same bits with the same scores there is nothing to estimate. */
export function boundsOf(
  { harm, unchanged }: Pick<LossQuestion, "harm" | "unchanged">,
  alpha: number,
): Bounds {
  return unchanged ? { interval: [harm.value, harm.value] } : harm.bounds(alpha);
}

/** A number that nothing bounds, or whose bounds are in doubt, passes nothing. */
function standingOf({ value }: Harm, { interval, doubt }: Bounds, most: Decimal): Standing {
  // As the verdict shows it: what lies beyond that is rounding.
  const beyond = compareDecimals(decimalOf(steady(value)), most) > 0;
  const unsure: Standing = { state: "inconclusive", leans: beyond ? "fail" : "pass" };
  if (interval === undefined) return unsure;
  const found = standing(interval, toNumber(most), beyond);
  return found.state === "pass" && doubt !== undefined ? unsure : found;
}

function flipped(interval: Bounds["interval"]): Bounds["interval"] {
  return interval && [-interval[1], -interval[0]];
}

function negative({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}
