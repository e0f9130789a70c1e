import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import { findMetric } from "../tasks/rows.ts";
import type { Turns } from "../tasks/task.ts";
import { type Columns, scoresOf } from "../tasks/tasks.ts";

interface Sides {
  readonly before: Columns | Unmeasured;
  readonly after: Columns | Unmeasured;
}

/** Undefined where the metric does not count right and wrong, or a side has not all answers. */
export function turnsOf(name: string, sides: Sides): Turns | undefined {
  const metric = findMetric(name);
  if (metric === undefined) return;
  const before = scoresOf(metric, sides.before, sides.before);
  const after = scoresOf(metric, sides.after, sides.before);
  if (isUnmeasured(before) || isUnmeasured(after)) return;
  if (before.kind !== "rate" || after.kind !== "rate") return;
  return { before: before.right, after: after.right };
}
