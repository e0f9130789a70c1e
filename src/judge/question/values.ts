import { compareDecimals, type Decimal, decimalOf, toNumber } from "../../catalog/decimal.ts";
import { formNameOf, OPERATORS } from "../../catalog/operators.ts";
import type { Bounds, Harm } from "../../statistics/after/harm.ts";
import { amount } from "../../words/amounts.ts";
import { allow } from "../../words/counts.ts";
import { steady } from "../../words/rounding.ts";
import { confidenceOf } from "../alpha.ts";
import { type Judgement, type Standing, standing } from "../judgement.ts";
import { EDGES, ending, harmAtMost, harmNoun, movedBy } from "./harm-words.ts";
import type { About, LossQuestion, Rare, ValueQuestion } from "./question.ts";
import { judgeRare, together } from "./rare.ts";

/** `min` and `max` of what has an estimate: the value's bounds against the limit. */
export function judgeValue(question: ValueQuestion, alpha: number): Judgement {
  const { limit, harm } = question;
  const least = limit.operator === "min";
  const most = least ? negative(limit.target) : limit.target;
  const { bounds, found } = estimated(question, harm.bounds(alpha), most);
  const observed = least ? -harm.value : harm.value;
  const interval = least ? flipped(bounds.interval) : bounds.interval;
  const { n } = harm;
  const why = valueSentence(question, { ...bounds, observed, interval, found, n, alpha });
  return withRare(question, { ...found, observed, ...(interval && { interval }), n, why }, alpha);
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
  const why = lossSentence(question, { ...bounds, observed, found, alpha });
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
  return { ...rest, ...together(mean, found), beyond, why: `${mean.why}; ${why}` };
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

interface Estimated {
  readonly observed: number;
  readonly interval?: [number, number] | undefined;
  readonly doubt?: string;
  readonly note?: string;
  readonly found: Standing;
  readonly alpha: number;
}

/** One sentence on a value against its `min` or `max`. */
function valueSentence({ metric, limit }: About, estimated: Estimated & { n: number }): string {
  const { observed, interval = [observed, observed], n, found, doubt, alpha } = estimated;
  const edge = limit.operator === "min" ? "min" : "max";
  const form = formNameOf(metric, limit.operator);
  const [low, high] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
  const [worst, best] = edge === "min" ? [low, high] : [high, low];
  const words = EDGES[edge];
  const asked = `${edge} ${limit.text}`;
  const sure = `with ${confidenceOf(alpha)} confidence; the limit is ${asked}`;
  const head = `${metric.name} is ${amount(observed, form)}`;
  return `${head}${ending(found, {
    pass: `: ${words.pass} ${worst} ${sure}`,
    fail: `: ${words.fail} ${best} ${sure}`,
    leansPass: `, which keeps ${asked}, but ${doubt ?? `${allow(n, "unit")} one ${words.worst} ${worst}`}: not certified`,
    leansFail: `, which breaks ${asked}, though ${doubt ?? `${allow(n, "unit")} one ${words.best} ${best}`}: likely, not proven`,
  })}${noted(estimated)}`;
}

/** One sentence on how a value compares with another side's. */
function lossSentence(question: LossQuestion, estimated: Estimated): string {
  const { metric, limit } = question;
  const { observed, interval = [observed, observed], found, doubt, alpha } = estimated;
  const isRatio = OPERATORS[limit.operator].compares === "ratio";
  const form = formNameOf(metric, limit.operator);
  const what = isRatio ? "a ratio" : harmNoun(question);
  const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
  const sure = `with ${confidenceOf(alpha)} confidence; ${limit.text} is allowed`;
  return `${changed(question, observed)}${ending(found, {
    pass: `: ${isRatio ? `a ratio of at most ${most}` : harmAtMost({ metric, form }, interval[1])} ${sure}`,
    fail: `: ${what} of at least ${least} ${sure}`,
    leansPass: `, within ${limit.text}, but ${doubt ?? `the data allow ${what} of ${most}`}: not certified`,
    leansFail: `, beyond ${limit.text}, though ${doubt ?? `the data allow ${what} of only ${least}`}: likely, not proven`,
  })}${noted(estimated)}`;
}

/** `mae rose by 0.3 against the reference`; a ratio is `1.05 times the reference's`. */
function changed({ metric, limit, than }: LossQuestion, observed: number): string {
  const form = formNameOf(metric, limit.operator);
  if (OPERATORS[limit.operator].compares === "ratio")
    return `${metric.name} is ${amount(observed, form)} times ${than}'s`;
  return `${metric.name} ${movedBy({ metric, form }, observed)} against ${than}`;
}

function noted({ note }: Estimated): string {
  return note === undefined ? "" : ` (${note})`;
}
