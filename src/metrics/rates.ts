import type { Metric } from "../catalog/metrics.ts";
import type { Columns } from "./columns.ts";
import { scoresOf } from "./score.ts";
import { isUnmeasured, type Unmeasured } from "./unmeasured.ts";

/** For each sample 1 where the answer counts as right, 0 where not. */
export type Right = Uint8Array;

/** What a metric of right and wrong counts; unmeasured unless every sample has its answer. */
export function rightAnswers(
  metric: Metric,
  columns: Columns | Unmeasured,
  reference: Columns | Unmeasured,
): Right | Unmeasured {
  const scores = scoresOf(metric, columns, reference);
  if (isUnmeasured(scores)) return scores;
  return scores.kind === "rate" ? scores.right : { unmeasured: `${metric.name} is no rate` };
}
