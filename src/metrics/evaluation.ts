import type { Check, TaskLines } from "../contract/lines.ts";
import type { AnySample } from "../contract/sample.ts";
import type { ColumnBuilder } from "./column-builder.ts";
import type { Columns } from "./columns.ts";
import type { SampleTable } from "./sample-table.ts";

/** Reads the lines of a file, each checked. */
export type Read = <Line>(check: Check<Line>) => AsyncIterable<readonly Line[]>;

/** How the samples and records of a task become columns. */
export interface Evaluation {
  readonly lines: TaskLines<AnySample, { readonly id: string }>;
  samples(read: Read): Promise<JoinedSamples>;
}

/** Samples that wait for the records of variants. */
export interface JoinedSamples {
  readonly table: SampleTable;
  records(read: Read): Promise<Columns>;
}

/** A task: what its lines are, how its samples are kept, and what of a variant's records. */
export function evaluation<
  Sample extends AnySample,
  Record extends { readonly id: string },
  Table extends SampleTable,
>(
  lines: TaskLines<Sample, Record>,
  tableOf: (samples: readonly Sample[]) => Table,
  builderOf: (table: Table) => ColumnBuilder<Record, Columns>,
): Evaluation {
  return {
    lines,
    async samples(read) {
      const samples: Sample[] = [];
      for await (const batch of read(lines.sample)) samples.push(...batch);
      const table = tableOf(samples);
      return { table, records: (file) => collect(builderOf(table), file(lines.record)) };
    },
  };
}

async function collect<Line, Kept>(
  builder: { add(line: Line): void; finish(): Kept },
  batches: AsyncIterable<readonly Line[]>,
): Promise<Kept> {
  for await (const batch of batches) for (const line of batch) builder.add(line);
  return builder.finish();
}
