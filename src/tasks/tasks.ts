import { familyOf, type Metric } from "../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { Inspected } from "../contract/protocol.ts";
import type { Slice } from "../contract/slice.ts";
import type { DataParts, Truth } from "../samples/truth.ts";
import { inClusters } from "../statistics/after/in-clusters.ts";
import type { Scores } from "../statistics/scores.ts";
import { complete } from "./columns/defects.ts";
import { custom } from "./custom/task.ts";
import { imageClassification } from "./image-classification/task.ts";
import { multiLabelClassification } from "./multi-label-classification/task.ts";
import { objectDetection } from "./object-detection/task.ts";
import { parity } from "./parity/task.ts";
import type { Recognised } from "./recognised.ts";
import { regression } from "./regression/task.ts";
import { isCustomTask } from "./rows.ts";
import { segmentation } from "./segmentation/task.ts";
import { semanticSearch } from "./semantic-search/task.ts";
import { sentenceSimilarity } from "./sentence-similarity/task.ts";
import type { Explained, ReadableTask, Task, Trivial, Turns } from "./task.ts";
import { textGeneration } from "./text-generation/task.ts";

/** Every task whose records are read, by what its columns call their kind; `rows.ts` has what policies name. */
const TASKS = {
  "image-classification": imageClassification,
  "multi-label-classification": multiLabelClassification,
  "object-detection": objectDetection,
  "sentence-similarity": sentenceSimilarity,
  "semantic-search": semanticSearch,
  "text-generation": textGeneration,
  parity,
  regression,
  segmentation,
  custom,
} as const;

type Tasks = typeof TASKS;
type ColumnsOf<Any> = Any extends Task<infer Columns> ? Columns : never;

/** Of each kind, what is kept of one variant's records. */
type ColumnsByKind = { readonly [Of in keyof Tasks]: ColumnsOf<Tasks[Of]> };
type Kind = keyof ColumnsByKind;

/** One variant's records in typed arrays, a row a sample. */
export type Columns = ColumnsByKind[Kind];

/** How a task's samples and records are read; undefined where there is no such task. */
export function readableTask(name: string): ReadableTask<Columns> | undefined {
  if (isCustomTask(name)) return custom;
  return Object.values(TASKS).find(({ row }) => row?.name === name);
}

/** A task that can judge a model as it is, and how its data are read. */
export interface RecognisedBy {
  readonly task: string;
  readonly recognised: Recognised;
  readonly truth: (data: DataParts) => Promise<Truth>;
}

/** The tasks that can be run here and recognise a model. */
export function recognisedBy(model: Inspected): RecognisedBy[] {
  return Object.values(TASKS).flatMap(({ row, recognise, truth }) => {
    const recognised = row?.evaluated ? recognise(model) : undefined;
    if (row === undefined || recognised === undefined) return [];
    return [{ task: row.name, recognised, truth }];
  });
}

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
  const scores = found(metric, columns, reference);
  const { clusters } = columns.samples;
  return clusters === undefined || isUnmeasured(scores) ? scores : inClusters(scores, clusters);
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

/** One part of every answer; undefined where the task has no parts by that word. */
export function selectPart(
  columns: Columns | Unmeasured,
  { column, value }: Slice,
): Columns | Unmeasured | undefined {
  const whole = complete(columns);
  const part = <Of extends Kind>(kind: Of, own: ColumnsByKind[Of]) => {
    const { parts } = taskOf(kind);
    return parts?.by === column ? parts.select(own, value) : undefined;
  };
  return isUnmeasured(whole) ? whole : part(whole.kind, whole);
}

/** The parts of every answer, as slices are written. */
export function partsIn(columns: Columns): readonly Slice[] {
  const named = <Of extends Kind>(kind: Of, own: ColumnsByKind[Of]) => {
    const { parts } = taskOf(kind);
    return (parts?.names(own) ?? []).map((value) => ({ column: parts?.by ?? "", value }));
  };
  return named(columns.kind, columns);
}

/** What one answer to everything would score on the samples that these columns answer. */
export function trivialOf(columns: Columns): Trivial | undefined {
  const trivial = <Of extends Kind>(kind: Of, own: ColumnsByKind[Of]) => taskOf(kind).trivial(own);
  return trivial(columns.kind, columns);
}

/** What every sample is answered with, where it is one and the same. */
export function onlyAnswer(columns: Columns): string | undefined {
  const only = <Of extends Kind>(kind: Of, own: ColumnsByKind[Of]) => taskOf(kind).onlyAnswer(own);
  return only(columns.kind, columns);
}

/** What the samples are too few to show. */
export function tooFewToSee(columns: Columns): string | undefined {
  const thin = <Of extends Kind>(kind: Of, own: ColumnsByKind[Of]) => taskOf(kind).thin(own);
  return thin(columns.kind, columns);
}

/** Of each sample the number by which a slice may be a range. */
export function rangedBy(name: string, columns: Columns): Float64Array | undefined {
  const range = <Of extends Kind>(kind: Of, own: ColumnsByKind[Of]) =>
    taskOf(kind).range(name, own);
  return range(columns.kind, columns);
}

/** What became of answers that are right or wrong. */
export function explainTurns(turns: Turns, before: Columns, after: Columns): Explained | undefined {
  return ofBoth(after.kind, before, after, (task, was, is) => task.explain(turns, was, is));
}

/** What became of answers of which a metric is more than a mean of examples. */
export function explainWhole(
  metric: Metric,
  before: Columns,
  after: Columns,
): Explained | undefined {
  return ofBoth(after.kind, before, after, (task, was, is) => task.explainWhole(metric, was, is));
}

/** What an app has to mind whose own line lies among the answers; undefined where the task draws none. */
export function boundaryBetween(
  before: Columns | Unmeasured,
  after: Columns | Unmeasured,
): readonly string[] | undefined {
  const [was, is] = [complete(before), complete(after)];
  if (isUnmeasured(was) || isUnmeasured(is)) return;
  return ofBoth(is.kind, was, is, (task, one, other) => task.boundary(one, other));
}

/** Nothing where the two answer different tasks. */
function ofBoth<Of extends Kind, Told>(
  kind: Of,
  before: Columns,
  after: Columns,
  tell: (task: Task<ColumnsByKind[Of]>, was: ColumnsByKind[Of], is: ColumnsByKind[Of]) => Told,
): Told | undefined {
  if (isOf(kind, before) && isOf(kind, after)) return tell(taskOf(kind), before, after);
}

function isOf<Of extends Kind>(kind: Of, columns: Columns): columns is ColumnsByKind[Of] {
  return columns.kind === kind;
}

const BY_KIND: { readonly [Of in Kind]: Task<ColumnsByKind[Of]> } = TASKS;

function taskOf<Of extends Kind>(kind: Of): Task<ColumnsByKind[Of]> {
  return BY_KIND[kind];
}
