import { familyOf, type Metric } from "../catalog/metrics.ts";
import { CLASSIFICATION } from "./classification/scores.ts";
import type { Columns, ColumnsByKind, Kind } from "./columns.ts";
import { complete } from "./complete.ts";
import { declared } from "./custom/scores.ts";
import { DETECTION } from "./detection/scores.ts";
import { PARITY } from "./parity/scores.ts";
import { REGRESSION } from "./regression/scores.ts";
import type { Scores } from "./scores.ts";
import { SEARCH } from "./search/scores.ts";
import { SEGMENTATION } from "./segmentation/scores.ts";
import { SIMILARITY } from "./similarity/scores.ts";
import { TEXT } from "./text/scores.ts";
import { isUnmeasured, type Unmeasured } from "./unmeasured.ts";

/** What a metric makes of one variant's records; `reference` for those that are measured against it. */
export type Score<Of extends Kind> = (
  metric: Metric,
  columns: ColumnsByKind[Of],
  reference: ColumnsByKind[Of] | Unmeasured,
) => Scores | Unmeasured;

type ScoreTable<Of extends Kind> = (family: string) => Score<Of> | undefined;

/** Of each kind of records, its metrics by family. */
const SCORES: { readonly [Of in Kind]: ScoreTable<Of> } = {
  classification: byFamily(CLASSIFICATION),
  detection: byFamily(DETECTION),
  similarity: byFamily(SIMILARITY),
  search: byFamily(SEARCH),
  text: byFamily(TEXT),
  parity: byFamily(PARITY),
  regression: byFamily(REGRESSION),
  segmentation: byFamily(SEGMENTATION),
  custom: () => declared,
};

function byFamily<Of extends Kind>(table: Readonly<Record<string, Score<Of>>>): ScoreTable<Of> {
  return (family) => (Object.hasOwn(table, family) ? table[family] : undefined);
}

/** Unmeasured unless every sample has its answer. */
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
  const found = SCORES[kind](familyOf(metric));
  if (found === undefined) return { unmeasured: `${metric.name} is not evaluated yet` };
  return found(metric, columns, reference);
}
