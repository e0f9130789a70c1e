import { ClassIndex } from "../columns/class-index.ts";
import { type Samples, type SampleTable, sampleTable } from "../columns/sample-table.ts";
import type { ClassificationSample } from "./lines.ts";

/** What is right: the true class of each row, as a number of `classes`. */
export interface LabelledSamples extends Samples {
  readonly labels: Int32Array;
  readonly classes: ClassIndex;
}

/** The labelled samples, and after them those beside, of which most have no label. */
export interface LabelTable extends SampleTable {
  /** Below 0 where there is none. */
  readonly labels: Int32Array;
  readonly classes: ClassIndex;
  /** What metrics see. */
  readonly labelled: LabelledSamples;
  /** Of the samples beside: a file or row each. */
  readonly beside: readonly string[];
}

const NO_LABEL = -1;

export function labelTable(samples: readonly ClassificationSample[]): LabelTable {
  const first = samples.filter(({ unlabelled }) => unlabelled === undefined);
  const all = [...first, ...samples.filter(({ unlabelled }) => unlabelled !== undefined)];
  const classes = new ClassIndex();
  const labels = Int32Array.from(all, ({ label }) =>
    label === undefined ? NO_LABEL : classes.numberOf(label),
  );
  const beside = all.flatMap(({ unlabelled }) => unlabelled ?? []);
  const labelled = { ...sampleTable(first), labels: labels.subarray(0, first.length), classes };
  return { ...sampleTable(all), labels, classes, labelled, beside };
}
