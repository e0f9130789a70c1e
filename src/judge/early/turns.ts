import { isAgainstReference } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Scores } from "../../statistics/scores.ts";
import { type Columns, scoresOf } from "../../tasks/tasks.ts";
import { isChange, type StopRule } from "./course.ts";

/** Of each example what a rule makes of it: 1 where it did harm, −1 where it turned right; undefined where nothing tells. */
export function turnsOf(
  { limit, metric }: StopRule,
  own: Columns,
  reference: Columns | Unmeasured,
): Int8Array | undefined {
  const after = rightIn(scoresOf(metric, own, reference));
  if (after?.length !== own.samples.size) return;
  if (!isChange(limit))
    return Int8Array.from(after, (right) => (limit.operator === "min" ? 1 - right : right));
  const before = isUnmeasured(reference)
    ? undefined
    : rightIn(scoresOf(metric, reference, reference));
  if (before?.length !== after.length) return;
  const better = metric.direction === "higher" ? 1 : -1;
  return Int8Array.from(after, (is, row) => better * ((before[row] ?? 0) - is));
}

/** Whether a rule looks at what the reference answered. */
export function needsReference({ limit, metric }: StopRule): boolean {
  return isChange(limit) || isAgainstReference(metric);
}

function rightIn(scores: Scores | Unmeasured): Uint8Array | undefined {
  return !isUnmeasured(scores) && scores.kind === "rate" ? scores.right : undefined;
}
