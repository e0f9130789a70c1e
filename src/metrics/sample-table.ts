import { UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import type { ClassificationSample } from "../contract/sample.ts";
import { ClassIndex } from "./class-index.ts";

/** Samples as metrics see them, a row each; class names are numbers of `classes`. */
export interface Samples {
  readonly size: number;
  readonly ids: readonly string[];
  readonly labels: Int32Array;
  readonly classes: ClassIndex;
}

/** The samples of a model in their order: what every variant's records are joined with, by id. */
export interface SampleTable extends Samples {
  readonly rows: ReadonlyMap<string, number>;
  /** Of each slice column, the rows of each of its values. */
  readonly slices: SliceRows;
}

export type SliceRows = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

export function sampleTable(samples: Iterable<ClassificationSample>): SampleTable {
  const classes = new ClassIndex();
  const rows = new Map<string, number>();
  const slices = new Map<string, Map<string, number[]>>();
  const labels: number[] = [];
  for (const { id, label, slices: values = {} } of samples) {
    if (rows.has(id)) throw new UserError({ message: `two samples have the id ${quote(id)}` });
    const row = labels.length;
    rows.set(id, row);
    labels.push(classes.numberOf(label));
    for (const [column, value] of Object.entries(values)) note(slices, column, value, row);
  }
  const ids = [...rows.keys()];
  return { size: ids.length, ids, rows, slices, labels: Int32Array.from(labels), classes };
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
