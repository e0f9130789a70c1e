import { compareDecimals, type Decimal, decimalOf, toNumber } from "../../catalog/decimal.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import { type Bounds, type Harm, isTellable } from "../../statistics/after/harm.ts";
import type { Estimable } from "../../statistics/scores.ts";
import { steady } from "../../words/rounding.ts";
import { type Judgement, type Standing, standing, unmeasured } from "../judgement.ts";
import { boundsBetween, noValue } from "./between.ts";
import { harmOfChange, harmOfValue } from "./harm-of.ts";
import type { Versus } from "./sides.ts";
import type { Trial } from "./trial.ts";
import { changeSentence, valueSentence } from "./value-sentences.ts";

/** `min` and `max` of what has an estimate: the value's bounds against the limit. */
export function judgeValue(trial: Trial, after: Estimable): Judgement {
  const { limit, alpha } = trial;
  const least = limit.operator === "min";
  const harm = harmOfValue(trial, after);
  if (!isTellable(harm.value)) return unmeasured(noValue(trial.metric));
  const most = least ? negative(limit.target) : limit.target;
  const bounds = harm.bounds(alpha);
  const found = standingOf(harm, bounds, most);
  const observed = least ? -harm.value : harm.value;
  const interval = least ? flipped(bounds.interval) : bounds.interval;
  const why = valueSentence(trial, { ...bounds, observed, n: harm.n, found, interval });
  return { ...found, observed, ...(interval && { interval }), n: harm.n, why };
}

/** What compares with the reference or the base. */
export function judgeValueChange(
  trial: Trial,
  sides: Versus & { readonly before: Estimable; readonly after: Estimable },
): Judgement {
  const { limit, alpha } = trial;
  const harm = harmOfChange(trial, sides);
  if (isUnmeasured(harm)) return unmeasured(harm);
  const bounds = boundsBetween(harm, sides, alpha);
  const found = standingOf(harm, bounds, limit.target);
  const { interval } = bounds;
  const why = changeSentence(trial, { ...bounds, ...sides, observed: harm.value, found });
  return {
    ...found,
    observed: harm.value,
    ...(interval && { interval }),
    n: harm.n,
    ...(bounds.unchanged && { unchanged: true }),
    why,
  };
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
