import { UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import type { AnySample } from "../../contract/sample.ts";
import { seedOf } from "../../statistics/random.ts";
import type { RowClusters } from "../../statistics/redrawn/places.ts";
import type { Spans } from "./arrays.ts";
import { clustersOf } from "./clusters.ts";

/** Samples as metrics see them, a row each. */
export interface Samples {
  readonly size: number;
  readonly ids: readonly string[];
  /** For drawing them again, the same in every run. */
  readonly seed: number;
  /** Of each slice column, the rows of each of its values. */
  readonly slices: SliceRows;
  /** Of each label its rows, where samples have one: slices that take no column. */
  readonly byLabel?: ReadonlyMap<string, readonly number[]>;
  /** Of each row the number of its cluster, where some tell of one thing. */
  readonly clusters?: RowClusters;
}

/** The samples of a model in their order: what every variant's records are joined with, by id. */
export interface SampleTable extends Samples {
  readonly rows: ReadonlyMap<string, number>;
}

export type SliceRows = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

export function sampleTable(samples: readonly AnySample[]): SampleTable {
  const rows = new Map<string, number>();
  const slices = new Map<string, Map<string, number[]>>();
  for (const { id, slices: values = {} } of samples) {
    if (rows.has(id)) throw new UserError({ message: `two samples have the id ${quote(id)}` });
    const row = rows.size;
    rows.set(id, row);
    for (const [column, value] of Object.entries(values)) note(slices, column, value, row);
  }
  const ids = [...rows.keys()];
  const clusters = clustersOf(samples);
  return {
    ...{ size: ids.length, ids, seed: seedOf(ids), rows, slices },
    ...(clusters && { clusters }),
  };
}

function note(
  slices: Map<string, Map<string, number[]>>,
  column: string,
  value: string,
  row: number,
) {
  const values = slices.get(column) ?? new Map<string, number[]>();
  const rows = values.get(value) ?? [];
  rows.push(row);
  slices.set(column, values.set(value, rows));
}

/** Of columns with a number a row, those of some rows. */
export function floatsOf(rows: readonly number[], numbers: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => numbers[row] ?? 0);
}

export function integersOf(rows: readonly number[], numbers: Int32Array): Int32Array {
  return Int32Array.from(rows, (row) => numbers[row] ?? 0);
}

export function spansOf(rows: readonly number[], { starts, ends }: Spans): Spans {
  return { starts: integersOf(rows, starts), ends: integersOf(rows, ends) };
}

/** The samples of some rows, which are not sliced again. */
export function samplesOf(rows: readonly number[], { ids, seed, clusters }: Samples): Samples {
  return {
    ...{ size: rows.length, ids: rows.map((row) => ids[row] ?? ""), seed, slices: new Map() },
    ...(clusters && { clusters: integersOf(rows, clusters) }),
  };
}
