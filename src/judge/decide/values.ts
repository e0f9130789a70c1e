import { compareDecimals, type Decimal, toNumber } from "../../catalog/decimal.ts";
import { OPERATORS } from "../../catalog/operators.ts";
import { harmAlone } from "../../metrics/harm/alone.ts";
import type { Bounds, Harm } from "../../metrics/harm/harm.ts";
import { harmVersus } from "../../metrics/harm/versus.ts";
import type { Estimable } from "../../metrics/scores.ts";
import { isUnmeasured, type Unmeasured } from "../../metrics/unmeasured.ts";
import { decimalOf } from "../decimals.ts";
import { type Judgement, type Standing, standing, unmeasured } from "../judgement.ts";
import { isUnchanged } from "./is-unchanged.ts";
import type { Versus } from "./sides.ts";
import type { Trial } from "./trial.ts";
import { changeSentence, valueSentence } from "./value-sentences.ts";

/** `min` and `max` of what has an estimate: the value's bounds against the limit. */
export function judgeValue(trial: Trial, after: Estimable): Judgement {
  const { limit, alpha } = trial;
  const least = limit.operator === "min";
  const harm = harmAlone[least ? "higher" : "lower"](after);
  if (!Number.isFinite(harm.value)) return unmeasured(noValue(trial));
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
  const harm = harmBetween(trial, sides);
  if (isUnmeasured(harm)) return unmeasured(harm);
  const unchanged = sides.same && isUnchanged(sides.before, sides.after);
  const bounds = unchanged ? exactly(harm.value) : harm.bounds(alpha);
  const found = standingOf(harm, bounds, limit.target);
  const { interval } = bounds;
  const why = changeSentence(trial, {
    ...bounds,
    ...sides,
    unchanged,
    observed: harm.value,
    found,
  });
  return { ...found, observed: harm.value, ...(interval && { interval }), n: harm.n, why };
}

/** The harm that a limit of this kind compares; what draws units anew is the same for every confidence. */
export function harmBetween(
  trial: Trial,
  { before, after, together }: Versus & { readonly before: Estimable; readonly after: Estimable },
): Harm | Unmeasured {
  const { limit, metric } = trial;
  const by = OPERATORS[limit.operator].compares === "ratio" ? "ratio" : "difference";
  const at = by === "ratio" ? toNumber(limit.target) : 0;
  const harm = harmVersus(before, after, { by, at, direction: metric.direction, together });
  return isUnmeasured(harm) || Number.isFinite(harm.value) ? harm : noValue(trial);
}

/** A number that nothing bounds, or whose bounds are in doubt, passes nothing. */
function standingOf({ value }: Harm, { interval, doubt }: Bounds, most: Decimal): Standing {
  // Twelve digits, as the verdict shows: what lies beyond them is rounding.
  const beyond = compareDecimals(decimalOf(Number(value.toPrecision(12))), most) > 0;
  const unsure: Standing = { state: "inconclusive", leans: beyond ? "fail" : "pass" };
  if (interval === undefined) return unsure;
  const found = standing(interval, toNumber(most), beyond);
  return found.state === "pass" && doubt !== undefined ? unsure : found;
}

function exactly(value: number): Bounds {
  return { interval: [value, value] };
}

function flipped(interval: Bounds["interval"]): Bounds["interval"] {
  return interval && [-interval[1], -interval[0]];
}

function negative({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

function noValue({ metric }: Trial): Unmeasured {
  return { unmeasured: `${metric.name} has no value here` };
}
