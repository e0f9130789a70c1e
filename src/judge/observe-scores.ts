import { isAgainstReference, type Metric } from "../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { ObservedMetric } from "../contract/verdict.ts";
import { harmAlone } from "../statistics/after/estimates.ts";
import { isTellable } from "../statistics/after/harm.ts";
import { rateInterval } from "../statistics/after/rates.ts";
import { countRight } from "../statistics/pairs.ts";
import type { Estimable, Rate, Scores } from "../statistics/scores.ts";
import { findMetric } from "../tasks/rows.ts";
import { identical } from "./comparable.ts";
import { boundsBetween, harmBetween } from "./decide/between.ts";
import { changeBetween } from "./decide/change.ts";
import { scoresSeen } from "./decide/scores-seen.ts";
import type { Seen } from "./evidence.ts";

/** What records or times show of a metric, and how it compares with the reference's. */
export function observeScores(
  name: string,
  seen: Seen,
  other: Seen | Unmeasured,
  alpha: number,
): ObservedMetric | undefined {
  const metric = findMetric(name);
  if (metric === undefined) return;
  const answers = isUnmeasured(other) ? other : other.columns;
  const after = scoresSeen(metric, seen, answers);
  if (isUnmeasured(after)) return;
  const alone = isUnmeasured(other) || isAgainstReference(metric);
  const before = alone ? undefined : scoresSeen(metric, other, answers);
  const same = !isUnmeasured(other) && identical(seen, other);
  const sides = before === undefined || isUnmeasured(before) ? { after } : { before, after };
  return observed(metric, { ...sides, same, alpha });
}

interface Sides<Kind extends Scores = Scores> {
  readonly before?: Scores;
  readonly after: Kind;
  readonly same: boolean;
  readonly alpha: number;
}

function observed(metric: Metric, sides: Sides): ObservedMetric | undefined {
  const { after } = sides;
  switch (after.kind) {
    case "collapsed":
      return;
    case "screen":
      return { value: after.value, n: after.n };
    case "rate":
      return observedRate({ ...sides, after });
    default:
      return observedValue(metric, { ...sides, after });
  }
}

function observedRate({ before, after, same, alpha }: Sides<Rate>): ObservedMetric {
  const { right } = after;
  const [count, n] = [countRight(right), right.length];
  const about = { value: count / n, n, interval: rateInterval(count, n, alpha) };
  if (before?.kind !== "rate") return about;
  const { drop, interval, lost, gained } = changeBetween(before, after, same, alpha);
  return { ...about, versus: { drop, interval, lost, gained } };
}

function observedValue(
  metric: Metric,
  { before, after, same, alpha }: Sides<Estimable>,
): ObservedMetric | undefined {
  const alone = harmAlone.lower(after);
  const { value, n } = alone;
  if (!isTellable(value)) return;
  // A time is shown with its own bounds, which say whether one variant is faster than another.
  const bounds = after.kind === "rounds" ? alone.bounds(alpha) : {};
  const about = { value, n, ...("interval" in bounds && { interval: bounds.interval }) };
  if (before?.kind !== after.kind) return about;
  const sides = { before, after, same, together: true };
  const harm = harmBetween(metric, { ...sides, by: "difference", at: 0 });
  if (isUnmeasured(harm)) return about;
  // To draw samples anew takes long: it is done for limits, which are judged first, not for a table.
  const drawn = harm.resampling?.done ?? true;
  const { interval } = drawn ? boundsBetween(harm, sides, alpha) : {};
  return { ...about, versus: { drop: harm.value, ...(interval && { interval }) } };
}
