import { UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import type { ClassificationSample } from "../contract/sample.ts";
import { ClassIndex } from "./class-index.ts";

/** The samples of a model in their order: what every variant's records are joined with, by id. */
export interface SampleTable {
  readonly size: number;
  readonly rows: ReadonlyMap<string, number>;
  /** The true class of each row, as a number of `classes`. */
  readonly labels: Int32Array;
  readonly classes: ClassIndex;
}

export function sampleTable(samples: Iterable<ClassificationSample>): SampleTable {
  const classes = new ClassIndex();
  const rows = new Map<string, number>();
  const labels: number[] = [];
  for (const { id, label } of samples) {
    if (rows.has(id)) throw new UserError({ message: `two samples have the id ${quote(id)}` });
    rows.set(id, labels.length);
    labels.push(classes.numberOf(label));
  }
  return { size: labels.length, rows, labels: Int32Array.from(labels), classes };
}
