import {
  familyOf,
  isFamily,
  METRICS_OF_ANY_TASK,
  type Metric,
  memberOf,
  memberPattern,
} from "../catalog/metrics.ts";
import type { Objective } from "../catalog/objectives.ts";
import { OWN_DATA } from "./custom/row.ts";
import { IMAGE_CLASSIFICATION } from "./image-classification/row.ts";
import { MULTI_LABEL_CLASSIFICATION } from "./multi-label-classification/row.ts";
import { OBJECT_DETECTION } from "./object-detection/row.ts";
import { PARITY } from "./parity/row.ts";
import { REGRESSION } from "./regression/row.ts";
import type { DataRow, TaskRow } from "./row.ts";
import { SEGMENTATION } from "./segmentation/row.ts";
import { SEMANTIC_SEARCH } from "./semantic-search/row.ts";
import { SENTENCE_SIMILARITY } from "./sentence-similarity/row.ts";
import { TEXT_GENERATION } from "./text-generation/row.ts";

/**
 * Every task that a policy can name, light enough for every room that knows tasks and metrics by name; `tasks.ts` has
 * the same tasks with their records and scores.
 */
export const TASK_ROWS: readonly TaskRow[] = [
  IMAGE_CLASSIFICATION,
  MULTI_LABEL_CLASSIFICATION,
  OBJECT_DETECTION,
  SENTENCE_SIMILARITY,
  SEMANTIC_SEARCH,
  TEXT_GENERATION,
  PARITY,
  REGRESSION,
  SEGMENTATION,
];

/** Every key that the `data` block may have. */
export const DATA_ROWS: Readonly<Record<string, DataRow>> = Object.fromEntries(
  [...TASK_ROWS.map(({ data }) => data), OWN_DATA].flatMap((rows) => Object.entries(rows)),
);

/** Whether whoever measures reads what lies under a key; the rest is for planning alone. */
export function isInput(key: string): boolean {
  const row = DATA_ROWS[key];
  return row?.kind === "path" && row.isInput === true;
}

/** Those of every task's records, then those that a model has whatever its task. */
export const METRICS: readonly Metric[] = [
  ...TASK_ROWS.flatMap(({ metrics }) =>
    metrics.map((metric): Metric => ({ ...metric, source: "records" })),
  ),
  ...METRICS_OF_ANY_TASK,
];

export function findTask(name: string): TaskRow | undefined {
  return TASK_ROWS.find((task) => task.name === name);
}

/** Whether a slice's column is a number that the reference has of each sample, and no column of the labels. */
export function isRange(task: string, column: string, sliceBy: readonly string[] = []): boolean {
  return Object.hasOwn(findTask(task)?.ranges ?? {}, column) && !sliceBy.includes(column);
}

/** `path/file.py:Class`: a task of the user's own, which declares its metrics in the policy. */
export function isCustomTask(name: string): boolean {
  return /^[^:\s]+\.py:[A-Za-z_]\w*$/.test(name);
}

/** Whether a model that does the task can have the metric; of a family, any member of it. */
export function producesMetric(task: TaskRow, metric: Metric): boolean {
  return metric.source !== "records" || task.metrics.some(({ name }) => name === familyOf(metric));
}

/** What a variant is best in that is chosen by the objective, where that is one metric. */
export function metricFor(objective: Objective): Metric | undefined {
  return METRICS.find((metric) => metric.objective === objective);
}

/** The metric of that name: of a family, the member with its number (`top-5`, `decisions@0.3`). */
export function findMetric(name: string): Metric | undefined {
  const family = FAMILIES.find(({ pattern }) => pattern.test(name))?.metric;
  if (family === undefined) return METRICS.find((own) => own.name === name && !isFamily(own));
  const k = Number(name.slice(family.name.length - 1));
  // One number is one metric, so it is written in one way.
  if (memberOf(family, k) !== name) return;
  const { members, ...row } = family;
  return { ...row, ...members?.[k], name, family: family.name, k };
}

const FAMILIES = METRICS.filter(isFamily).map((metric) => ({
  metric,
  pattern: new RegExp(`^${metric.name.slice(0, -1)}${memberPattern(metric)}$`),
}));
