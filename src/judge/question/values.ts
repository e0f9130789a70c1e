import { compareDecimals, type Decimal, decimalOf, toNumber } from "../../catalog/decimal.ts";
import { type Bounds, eitherWay, type Harm } from "../../statistics/after/harm.ts";
import { steady } from "../../words/rounding.ts";
import { type Judgement, type Standing, standing } from "../judgement.ts";
import { edgeSentences, eitherWaySentences, lossSentences } from "../sentences/value.ts";
import type { About, LossQuestion, Rare, ValueQuestion } from "./question.ts";
import { judgeRare, together } from "./rare.ts";

/** `min` and `max` of what has an estimate: the value's bounds against the limit. */
export function judgeValue(question: ValueQuestion, alpha: number): Judgement {
  const { limit, metric, harm } = question;
  if (metric.eitherWay) return judgeEitherWay(question, alpha);
  const least = limit.operator === "min";
  const most = least ? negative(limit.target) : limit.target;
  const { bounds, found } = estimated(question, harm.bounds(alpha), most);
  const observed = least ? -harm.value : harm.value;
  const interval = least ? flipped(bounds.interval) : bounds.interval;
  const { n } = harm;
  const why = edgeSentences(question, { ...bounds, observed, interval, found, alpha });
  return withRare(question, { ...found, observed, ...(interval && { interval }), n, why }, alpha);
}

/** How far a number may lie from 0; what is told of it is the number itself. */
function judgeEitherWay(question: ValueQuestion, alpha: number): Judgement {
  const { limit, harm } = question;
  const far = eitherWay(harm);
  const { bounds, found } = estimated({ harm: far }, far.bounds(alpha), limit.target);
  const { interval } = harm.bounds(alpha);
  const { value: observed, n } = harm;
  const why = eitherWaySentences(question, { ...bounds, observed, interval, found, alpha });
  return { ...found, observed, ...(interval && { interval }), n, why };
}

/** What compares with the reference or the base. */
export function judgeLoss(question: LossQuestion, alpha: number): Judgement {
  const { limit, harm, unchanged, than } = question;
  const { bounds, found } = estimated(question, boundsOf(question, alpha), limit.target);
  const { interval } = bounds;
  const [observed, n] = [harm.value, harm.n];
  if (unchanged) {
    const why = `program and weights are ${than}'s to the bit, and so is every answer`;
    return { ...found, observed, ...(interval && { interval }), n, unchanged: true, why };
  }
  const why = lossSentences(question, { ...bounds, observed, found, alpha });
  return withRare(question, { ...found, observed, ...(interval && { interval }), n, why }, alpha);
}

/** How the number stands to the most that is allowed. What may hide a rare harm passes nothing, and says why. */
function estimated(
  { harm, rare }: { readonly harm: Harm; readonly rare?: Rare },
  bounds: Bounds,
  most: Decimal,
): { readonly bounds: Bounds; readonly found: Standing } {
  const found = standingOf(harm, bounds, most);
  if (rare?.kind !== "uncounted" || found.state !== "pass") return { bounds, found };
  return {
    bounds: { ...bounds, doubt: rare.why },
    found: { state: "inconclusive", leans: "pass" },
  };
}

/** The mean is one half of it, the share of units that are worse than they count for the other. */
function withRare(
  { rare, ...about }: About & { readonly rare?: Rare },
  mean: Judgement,
  alpha: number,
): Judgement {
  if (rare?.kind !== "counted") return mean;
  const { found, beyond, why } = judgeRare(rare, about, alpha);
  const { state: _, leans: __, ...rest } = mean;
  return { ...rest, ...together(mean, found), beyond, why: `${mean.why}. ${why}` };
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
