import type { Metric } from "../catalog/metrics.ts";
import type { Unmeasured } from "../catalog/unmeasured.ts";
import type { Check, TaskLines } from "../contract/lines.ts";
import type { AnySample } from "../contract/sample.ts";
import type { Scores } from "../statistics/scores.ts";
import type { ColumnBuilder } from "./columns/column-builder.ts";
import type { SampleTable } from "./columns/sample-table.ts";

/** What a metric makes of one variant's columns; `reference` for those that are measured against it. */
export type Score<Columns> = (
  metric: Metric,
  columns: Columns,
  reference: Columns | Unmeasured,
) => Scores | Unmeasured;

/** The metrics of a task, by family. */
export type Metrics<Columns> = Readonly<Record<string, Score<Columns>>>;

/** What can be had without looking at an input: the best that one answer to everything scores. */
export interface Trivial {
  /** The metric that tells, of those that the task has. */
  readonly metric: string;
  readonly value: number;
  /** Whose score it is: `always answering the most frequent class`. */
  readonly says: string;
}

/** A task as it is written down: its lines, how samples are kept, and what of a variant's records. */
interface Parts<Sample, Record extends { readonly id: string }, Table, Columns> {
  /** As policies write it; null for those that users bring. */
  readonly name: string | null;
  readonly lines: TaskLines<Sample, Record>;
  readonly samples: (samples: readonly Sample[]) => Table;
  readonly records: (table: Table) => ColumnBuilder<Record, Columns>;
  /** The columns of some samples alone. */
  readonly select: (columns: Columns, rows: readonly number[]) => Columns;
  readonly scoreBy: (family: string) => Score<Columns> | undefined;
  /** Nothing where the samples leave no trivial answer that could be told from a good one. */
  readonly trivial?: (columns: Columns) => Trivial | undefined;
}

/** A task to whom its samples and records are known alone: readers hand it the lines as they are. */
export interface ReadableTask<Columns> {
  readonly name: string | null;
  readonly lines: TaskLines<AnySample, { readonly id: string }>;
  join(read: Read): Promise<JoinedSamples<Columns>>;
}

export interface Task<Columns> extends ReadableTask<Columns> {
  /** The columns of some samples alone. */
  select(columns: Columns, rows: readonly number[]): Columns;
  scoreBy(family: string): Score<Columns> | undefined;
  trivial(columns: Columns): Trivial | undefined;
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
>({
  name,
  lines,
  select,
  scoreBy,
  trivial = () => undefined,
  ...parts
}: Parts<Sample, Record, Table, Columns>): Task<Columns> {
  return {
    ...{ name, lines, select, scoreBy, trivial },
    async join(read) {
      const samples: Sample[] = [];
      for await (const batch of read(lines.sample)) samples.push(...batch);
      const table = parts.samples(samples.sort(byId));
      return { table, records: (file) => collect(parts.records(table), file(lines.record)) };
    },
  };
}

/** Whatever order a file has them in, the same samples are drawn, so that order changes no verdict. */
function byId({ id: one }: AnySample, { id: other }: AnySample): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Of a table that inherits nothing: `constructor` is no metric. */
export function byFamily<Columns>(metrics: Metrics<Columns>) {
  return (family: string) => (Object.hasOwn(metrics, family) ? metrics[family] : undefined);
}

async function collect<Line, Kept>(
  builder: { add(line: Line): void; finish(): Kept },
  batches: AsyncIterable<readonly Line[]>,
): Promise<Kept> {
  for await (const batch of batches) for (const line of batch) builder.add(line);
  return builder.finish();
}
