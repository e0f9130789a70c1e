import { familyOf, type Metric } from "../catalog/metrics.ts";
import { CLASSIFICATION } from "./classification/scores.ts";
import type { Columns } from "./columns.ts";
import { complete } from "./complete.ts";
import type { Scores } from "./scores.ts";
import { isUnmeasured, type Unmeasured } from "./unmeasured.ts";

/** What a metric makes of one variant's records; `reference` for those that are measured against it. */
export type Score = (
  metric: Metric,
  columns: Columns,
  reference: Columns | Unmeasured,
) => Scores | Unmeasured;

/** Of each kind of records, its metrics by family. */
const SCORES: Readonly<Record<Columns["kind"], Readonly<Record<string, Score>>>> = {
  classification: CLASSIFICATION,
};

/** Unmeasured unless every sample has its answer. */
export function scoresOf(
  metric: Metric,
  columns: Columns | Unmeasured,
  reference: Columns | Unmeasured,
): Scores | Unmeasured {
  const whole = complete(columns);
  if (isUnmeasured(whole)) return whole;
  const score = SCORES[whole.kind][familyOf(metric)];
  if (score === undefined) return { unmeasured: `${metric.name} is not evaluated yet` };
  return score(metric, whole, reference);
}
