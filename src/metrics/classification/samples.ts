import type { ClassificationSample } from "../../contract/tasks/image-classification.ts";
import { ClassIndex } from "../class-index.ts";
import { type Samples, type SampleTable, sampleTable } from "../sample-table.ts";

/** What is right: the true class of each row, as a number of `classes`. */
export interface LabelledSamples extends Samples {
  readonly labels: Int32Array;
  readonly classes: ClassIndex;
}

export type LabelTable = SampleTable & LabelledSamples;

export function labelTable(samples: readonly ClassificationSample[]): LabelTable {
  const classes = new ClassIndex();
  const labels = Int32Array.from(samples, ({ label }) => classes.numberOf(label));
  return { ...sampleTable(samples), labels, classes };
}
