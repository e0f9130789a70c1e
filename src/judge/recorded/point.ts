import type { Metric } from "../../catalog/metrics.ts";
import { countRight } from "../../metrics/pairs.ts";
import { scoresOf } from "../../metrics/score.ts";
import { isUnmeasured, type Unmeasured } from "../../metrics/unmeasured.ts";
import type { Seen } from "../evidence.ts";

/** A number without bounds, and of how many examples it is, where that is known. */
export interface Point {
  readonly value: number;
  readonly n?: number;
}

/** What a side states of a metric, or what its records count. */
export function pointOf(metric: Metric, seen: Seen): Point | Unmeasured {
  const stated = seen.stated[metric.name];
  if (stated !== undefined) return stated;
  const scores = scoresOf(metric, seen.columns, seen.columns);
  if (isUnmeasured(scores)) return scores;
  if (scores.kind !== "rate") return { unmeasured: `${metric.name} is stated by one side alone` };
  const n = scores.right.length;
  return { value: countRight(scores.right) / n, n };
}
