import { compareDecimals, decimalOf, times, toNumber } from "../../catalog/decimal.ts";
import { rateInterval } from "../../statistics/after/rates.ts";
import { countRight } from "../../statistics/pairs.ts";
import type { Rate } from "../../statistics/scores.ts";
import { type Judgement, standing } from "../judgement.ts";
import { changeBetween } from "./change.ts";
import { labelsWouldSettle } from "./labels-would-settle.ts";
import { dropSentence, rateSentence } from "./rate-sentences.ts";
import type { Versus } from "./sides.ts";
import type { Trial } from "./trial.ts";
import { wouldSettleDrop, wouldSettleRate } from "./would-settle.ts";

/** `min` and `max`: the bounds of the rate against the limit. */
export function judgeRate(trial: Trial, { right }: Rate): Judgement {
  const { limit, alpha } = trial;
  const edge = limit.operator === "min" ? "min" : "max";
  const [count, n] = [countRight(right), right.length];
  const interval = rateInterval(count, n, alpha);
  const order = compareDecimals(decimalOf(count), times(limit.target, decimalOf(n)));
  const target = toNumber(limit.target);
  const found =
    edge === "max"
      ? standing(interval, target, order > 0)
      : standing([-interval[1], -interval[0]], -target, order < 0);
  const why = rateSentence(trial, { count, n, interval, found, edge });
  const enough = wouldSettleRate({ rate: count / n, n, limit: target, alpha, found });
  return { ...found, observed: count / n, interval, n, why: `${why}${enough}` };
}

/** `max-drop`, `max-increase` and `max-regression`: what was lost and gained of the same samples. */
export function judgeChange(
  trial: Trial,
  { before, after, than, same }: Versus & { readonly before: Rate; readonly after: Rate },
): Judgement {
  const { limit, alpha, metric } = trial;
  const [was, is] = metric.direction === "higher" ? [before, after] : [after, before];
  const change = changeBetween(was, is, same, alpha);
  const { n, drop, interval, seen, open } = change;
  const { lost, gained } = seen;
  const beyond =
    compareDecimals(decimalOf(lost - gained), times(limit.target, decimalOf(seen.n))) > 0;
  const most = toNumber(limit.target);
  const found = standing(interval, most, beyond);
  const why = dropSentence(trial, { ...change, found, than });
  const enough =
    open > 0
      ? labelsWouldSettle(change, most, alpha, found)
      : wouldSettleDrop({ n, lost, gained, limit: most, alpha, found });
  return {
    ...found,
    observed: drop,
    interval,
    n,
    ...(change.unchanged && { unchanged: true }),
    why: `${why}${enough}`,
  };
}
