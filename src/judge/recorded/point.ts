import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { harmAlone } from "../../statistics/after/estimates.ts";
import { isTellable } from "../../statistics/after/harm.ts";
import { countRight } from "../../statistics/pairs.ts";
import { noValue } from "../decide/between.ts";
import { scoresSeen } from "../decide/scores-seen.ts";
import type { Seen } from "../evidence.ts";
import type { Point } from "./stated-values.ts";

/** What a side states of a metric, or what its records count. */
export function pointOf(metric: Metric, seen: Seen): Point | Unmeasured {
  const stated = seen.stated[metric.name];
  if (stated !== undefined) return stated;
  const scores = scoresSeen(metric, seen, seen.columns);
  if (isUnmeasured(scores)) return scores;
  switch (scores.kind) {
    case "collapsed":
      return { unmeasured: scores.why };
    case "screen":
      return { value: scores.value, n: scores.n };
    case "rate":
      return { value: countRight(scores.right) / scores.right.length, n: scores.right.length };
    default: {
      const { value } = harmAlone.lower(scores);
      return isTellable(value) ? { value } : noValue(metric);
    }
  }
}
