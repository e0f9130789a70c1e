import type { Metric } from "../catalog/metrics.ts";
import type { Unmeasured } from "../catalog/unmeasured.ts";
import type { ExplainedMetric } from "../contract/explanation.ts";
import type { Check, TaskLines } from "../contract/lines.ts";
import type { Inspected } from "../contract/protocol.ts";
import type { AnySample } from "../contract/sample.ts";
import { type Answers, type DataParts, linesOf, type Truth, truthFrom } from "../samples/truth.ts";
import type { Scores } from "../statistics/scores.ts";
import type { ColumnBuilder } from "./columns/column-builder.ts";
import type { SampleTable } from "./columns/sample-table.ts";
import type { Recognised } from "./recognised.ts";
import type { TaskRow } from "./row.ts";

/** A task as it is written down: its row, and how its lines are read, kept, chosen from, scored and explained. */
interface Parts<Sample, Record extends { readonly id: string }, Table, Columns>
  extends Optional<Columns> {
  /** None where users bring it: then the policy declares its metrics. */
  readonly row?: TaskRow;
  readonly lines: TaskLines<Sample, Record>;
  readonly samples: (samples: readonly Sample[]) => Table;
  readonly records: (table: Table) => ColumnBuilder<Record, Columns>;
  /** The columns of some samples alone. */
  readonly select: (columns: Columns, rows: readonly number[]) => Columns;
  /** By the names of the row's metrics; one for all where a policy declares them. */
  readonly scores: Metrics<Columns> | Score<Columns>;
  /** Reads what is true from the data that a policy names. */
  readonly truth: (data: DataParts) => Promise<Truth>;
  /** What is true, of samples that a plan has brought along in a file; or what its answers are, where that is all. */
  readonly planned: ((samples: readonly Sample[], file: string) => Truth) | Answers<Sample>;
}

/** What some tasks can tell besides. */
interface Optional<Columns> {
  /** What `init` proposes for a model that the task can judge; nothing for any other. */
  readonly recognise?: (model: Inspected) => Recognised | undefined;
  /** Nothing where the samples leave no trivial answer that could be told from a good one. */
  readonly trivial?: (columns: Columns) => Trivial | undefined;
  /** What every sample is answered with, where it is one and the same. */
  readonly onlyAnswer?: (columns: Columns) => string | undefined;
  /** What became of single answers that are right or wrong. */
  readonly explain?: (turns: Turns, before: Columns, after: Columns) => Explained;
  /** What became of answers of which a metric is more than a mean of examples. */
  readonly explainWhole?: (
    metric: Metric,
    before: Columns,
    after: Columns,
  ) => Explained | undefined;
  /** By the names of the row's ranges, the number of each sample. */
  readonly ranges?: Readonly<Record<string, (columns: Columns) => Float64Array>>;
  /** What the samples are too few to show, whichever model answers them. */
  readonly thin?: (columns: Columns) => string | undefined;
  /** The parts of an answer, where limits may be on one of them. */
  readonly parts?: AnswerParts<Columns>;
  /** What an app has to mind whose own line lies among the answers, where they have moved across it. */
  readonly boundary?: (before: Columns, after: Columns) => readonly string[];
}

/** Of every answer one part, as if there were no other: one output of several, one label of many. */
export interface AnswerParts<Columns> {
  /** The word that a slice is written with: `output=boxes`. */
  readonly by: string;
  names(columns: Columns): readonly string[];
  /** Unmeasured where there is none of that name. */
  select(columns: Columns, name: string): Columns | Unmeasured;
}

/** What a metric makes of one variant's columns; `reference` for those that are measured against it. */
export type Score<Columns> = (
  metric: Metric,
  columns: Columns,
  reference: Columns | Unmeasured,
) => Scores | Unmeasured;

/** The functions of a task's metrics, by the names of their rows. */
export type Metrics<Columns> = Readonly<Record<string, Score<Columns>>>;

/** What can be had without looking at an input: the best that one answer to everything scores. */
export interface Trivial {
  /** The metric that tells, of those that the task has. */
  readonly metric: string;
  readonly value: number;
  /** Whose score it is: `always answering the most frequent class`. */
  readonly says: string;
  /** What is wrong with all answers at once, where that can be seen: then they are no better, whatever they score. */
  readonly mistake?: string;
}

/** Of each example whether it was right before and is after, 1 or 0, by one metric. */
export interface Turns {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** What became of the examples between two sets of answers, as one metric sees them. */
export type Explained = Omit<ExplainedMetric, "metric" | "before" | "slice" | "limits">;

/** Worst first, so that a file of ten thousand leaves out what matters least. */
export const MOST_EXPLAINED = 10_000;

/** A task to whom its samples and records are known alone: readers hand it the lines as they are. */
export interface ReadableTask<Columns> {
  readonly row: TaskRow | undefined;
  readonly lines: TaskLines<AnySample, { readonly id: string }>;
  readonly truth: (data: DataParts) => Promise<Truth>;
  readonly planned: (read: Read, file: string) => Promise<Truth>;
  join(read: Read): Promise<JoinedSamples<Columns>>;
}

export interface Task<Columns> extends ReadableTask<Columns> {
  select(columns: Columns, rows: readonly number[]): Columns;
  scoreBy(family: string): Score<Columns> | undefined;
  recognise(model: Inspected): Recognised | undefined;
  trivial(columns: Columns): Trivial | undefined;
  onlyAnswer(columns: Columns): string | undefined;
  explain(turns: Turns, before: Columns, after: Columns): Explained | undefined;
  explainWhole(metric: Metric, before: Columns, after: Columns): Explained | undefined;
  thin(columns: Columns): string | undefined;
  readonly parts: AnswerParts<Columns> | undefined;
  range(name: string, columns: Columns): Float64Array | undefined;
  boundary(before: Columns, after: Columns): readonly string[] | undefined;
}

/** Samples that wait for the records of variants. */
export interface JoinedSamples<Columns> {
  readonly table: SampleTable;
  records(read: Read): Promise<Columns>;
}

/** Reads the lines of a file, each checked. */
export type Read = <Line>(check: Check<Line>) => AsyncIterable<readonly Line[]>;

export function task<
  Sample extends AnySample,
  Record extends { readonly id: string },
  Table extends SampleTable,
  Columns,
>(parts: Parts<Sample, Record, Table, Columns>): Task<Columns> {
  const { row, lines, select, scores, truth, planned } = parts;
  return {
    row,
    lines,
    select,
    truth,
    async planned(read, file) {
      const samples = await all(read(lines.sample));
      return typeof planned === "function"
        ? planned(samples, file)
        : truthFrom({ file, samples, lines: linesOf(samples) }, planned);
    },
    scoreBy: (family) => (typeof scores === "function" ? scores : ownOf(scores, family)),
    recognise: (model) => parts.recognise?.(model),
    trivial: (columns) => parts.trivial?.(columns),
    onlyAnswer: (columns) => parts.onlyAnswer?.(columns),
    explain: (turns, before, after) => parts.explain?.(turns, before, after),
    explainWhole: (metric, before, after) => parts.explainWhole?.(metric, before, after),
    thin: (columns) => parts.thin?.(columns),
    parts: parts.parts,
    range: (name, columns) => parts.ranges && rangeOf(parts.ranges, name)?.(columns),
    boundary: (before, after) => parts.boundary?.(before, after),
    async join(read) {
      const table = parts.samples((await all(read(lines.sample))).sort(byId));
      return { table, records: (file) => collect(parts.records(table), file(lines.record)) };
    },
  };
}

/** Of a table that inherits nothing: `constructor` is no metric. */
function ownOf<Columns>(metrics: Metrics<Columns>, family: string): Score<Columns> | undefined {
  return Object.hasOwn(metrics, family) ? metrics[family] : undefined;
}

function rangeOf<Columns>(
  ranges: NonNullable<Optional<Columns>["ranges"]>,
  name: string,
): ((columns: Columns) => Float64Array) | undefined {
  return Object.hasOwn(ranges, name) ? ranges[name] : undefined;
}

/** Whatever order a file has them in, the same samples are drawn, so that order changes no verdict. */
function byId({ id: one }: AnySample, { id: other }: AnySample): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

async function all<Line>(batches: AsyncIterable<readonly Line[]>): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const batch of batches) lines.push(...batch);
  return lines;
}

async function collect<Line, Kept>(
  builder: { add(line: Line): void; finish(): Kept },
  batches: AsyncIterable<readonly Line[]>,
): Promise<Kept> {
  for await (const batch of batches) for (const line of batch) builder.add(line);
  return builder.finish();
}
