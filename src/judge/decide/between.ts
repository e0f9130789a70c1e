import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { harmVersus } from "../../statistics/after/estimates.ts";
import { type Bounds, type Contrast, type Harm, isTellable } from "../../statistics/after/harm.ts";
import type { Estimable } from "../../statistics/scores.ts";
import { isUnchanged } from "./is-unchanged.ts";

interface Pair {
  readonly before: Estimable;
  readonly after: Estimable;
  readonly together: boolean;
}

/** How much worse one side is than the other; asked again, nothing is worked out again. */
export function harmBetween(
  metric: Metric,
  { before, after, together, by, at }: Pair & Pick<Contrast, "by" | "at">,
): Harm | Unmeasured {
  const harm = harmVersus(before, after, { by, at, direction: metric.direction, together });
  return isUnmeasured(harm) || isTellable(harm.value) ? harm : noValue(metric);
}

/** Of the same bits with the same scores there is nothing to estimate. */
export function boundsBetween(
  harm: Harm,
  { before, after, same }: Pair & { readonly same: boolean },
  alpha: number,
): Bounds & { readonly unchanged: boolean } {
  const unchanged = same && isUnchanged(before, after);
  if (!unchanged) return { ...harm.bounds(alpha), unchanged };
  return { interval: [harm.value, harm.value], unchanged };
}

export function noValue({ name }: Metric): Unmeasured {
  return { unmeasured: `${name} has no value here` };
}
