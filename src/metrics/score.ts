import { familyOf, type Metric } from "../catalog/metrics.ts";
import type { Columns } from "./columns.ts";
import { complete } from "./complete.ts";
import type { Scores } from "./scores.ts";
import { type ColumnsByKind, type Kind, taskOf } from "./tasks.ts";
import { isUnmeasured, type Unmeasured } from "./unmeasured.ts";

/** What a metric makes of one variant's records; unmeasured unless every sample has its answer. */
export function scoresOf(
  metric: Metric,
  columns: Columns | Unmeasured,
  reference: Columns | Unmeasured,
): Scores | Unmeasured {
  const whole = complete(columns);
  return isUnmeasured(whole) ? whole : score(whole.kind, metric, whole, reference);
}

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
