import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Comparison } from "../../statistics/after/comparison.ts";
import { isTellable } from "../../statistics/after/finite.ts";
import type { Bounds, Harm } from "../../statistics/after/harm.ts";
import { harmVersus } from "../../statistics/after/versus.ts";
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
  { before, after, together, by, at }: Pair & Pick<Comparison, "by" | "at">,
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
