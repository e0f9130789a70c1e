import { familyOf, type Metric } from "../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { Scores } from "../statistics/scores.ts";
import { complete } from "./columns/defects.ts";
import { custom } from "./custom/task.ts";
import { classification } from "./image-classification/task.ts";
import { detection } from "./object-detection/task.ts";
import { parity } from "./parity/task.ts";
import { regression } from "./regression/task.ts";
import { isCustomTask } from "./rows.ts";
import { segmentation } from "./segmentation/task.ts";
import { search } from "./semantic-search/task.ts";
import { similarity } from "./sentence-similarity/task.ts";
import type { ReadableTask, Task, Trivial } from "./task.ts";
import { text } from "./text-generation/task.ts";

/** A task is a row here: its lines, what is kept of them, and its metrics. */
const TASKS_BY_KIND = {
  classification,
  detection,
  similarity,
  search,
  text,
  parity,
  regression,
  segmentation,
  custom,
} as const;

type Tasks = typeof TASKS_BY_KIND;
type ColumnsOf<Any> = Any extends Task<infer Columns> ? Columns : never;

/** Of each kind, what is kept of one variant's records. */
export type ColumnsByKind = { readonly [Of in keyof Tasks]: ColumnsOf<Tasks[Of]> };

export type Kind = keyof ColumnsByKind;

const EVERY: { readonly [Of in Kind]: Task<ColumnsByKind[Of]> } = TASKS_BY_KIND;

export function taskOf<Of extends Kind>(kind: Of): Task<ColumnsByKind[Of]> {
  return EVERY[kind];
}

/** How a task's samples and records are read; undefined where there is no such task. */
export function readableTask(name: string): ReadableTask<ColumnsByKind[Kind]> | undefined {
  if (isCustomTask(name)) return custom;
  return Object.values(TASKS_BY_KIND).find((task) => task.name === name);
}

/** One variant's records in typed arrays, a row a sample. */
export type Columns = ColumnsByKind[Kind];

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

/** The answers to some of the samples. What is wrong with any record is wrong with the whole variant. */
export function selectRows(
  columns: Columns | Unmeasured,
  rows: readonly number[],
): Columns | Unmeasured {
  const whole = complete(columns);
  return isUnmeasured(whole) ? whole : select(whole.kind, whole, rows);
}

function select<Of extends Kind>(
  kind: Of,
  columns: ColumnsByKind[Of],
  rows: readonly number[],
): ColumnsByKind[Of] {
  return taskOf(kind).select(columns, rows);
}

/** What one answer to everything would score on the samples that these columns answer. */
export function trivialOf(columns: Columns): Trivial | undefined {
  return ofKind(columns.kind, columns);
}

function ofKind<Of extends Kind>(kind: Of, columns: ColumnsByKind[Of]): Trivial | undefined {
  return taskOf(kind).trivial(columns);
}
