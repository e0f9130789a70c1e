import { familyOf, type Metric } from "../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import { remembered } from "../statistics/remembered.ts";
import type { Scores } from "../statistics/scores.ts";
import { complete } from "./columns/complete.ts";
import type { Columns } from "./columns.ts";
import { type ColumnsByKind, type Kind, taskOf } from "./tasks.ts";

/**
 * What a metric makes of one variant's records; unmeasured unless every sample has its answer. Limits, tables and
 * explanations ask for the same: it is scored once.
 */
export function scoresOf(
  metric: Metric,
  columns: Columns | Unmeasured,
  reference: Columns | Unmeasured,
): Scores | Unmeasured {
  const whole = complete(columns);
  if (isUnmeasured(whole)) return whole;
  if (isUnmeasured(reference)) return score(whole.kind, metric, whole, reference);
  const known = knownScores(whole)(reference);
  const scores = known.get(metric.name) ?? score(whole.kind, metric, whole, reference);
  known.set(metric.name, scores);
  return scores;
}

const knownScores = remembered((_columns: Columns) =>
  remembered((_reference: Columns) => new Map<string, Scores | Unmeasured>()),
);

function score<Of extends Kind>(
  kind: Of,
  metric: Metric,
  columns: ColumnsByKind[Of],
  reference: ColumnsByKind[Of] | Unmeasured,
): Scores | Unmeasured {
  const found = taskOf(kind).scoreBy(familyOf(metric));
  if (found === undefined) return { unmeasured: `${metric.name} is not evaluated yet` };
  return found(metric, columns, reference);
}
