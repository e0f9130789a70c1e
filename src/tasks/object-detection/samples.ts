import { ClassIndex, emptySpans, type Spans } from "../columns/arrays.ts";
import { type Samples, type SampleTable, sampleTable } from "../columns/sample-table.ts";
import type { DetectionSample } from "./lines.ts";

/** The objects of all images, one after another. */
export interface Truths extends Spans {
  /** Four numbers an object: x, y, width, height. */
  readonly boxes: Float64Array;
  readonly classes: Int32Array;
  readonly areas: Float64Array;
  readonly crowds: Uint8Array;
}

export interface TrueBoxes extends Samples {
  readonly truths: Truths;
  /** Of each image its width, then its height. */
  readonly sizes: Float64Array;
  /** The classes that some image shows; no other counts. */
  readonly classes: ClassIndex;
}

export type TruthTable = SampleTable & TrueBoxes;

export function truthTable(samples: readonly DetectionSample[]): TruthTable {
  const classes = new ClassIndex();
  const spans = emptySpans(samples.length);
  let count = 0;
  for (const [row, { boxes }] of samples.entries()) {
    spans.starts[row] = count;
    count += boxes.length;
    spans.ends[row] = count;
  }
  const truths = {
    ...spans,
    boxes: Float64Array.from(samples.flatMap(({ boxes }) => boxes.flat())),
    classes: Int32Array.from(
      samples.flatMap(({ labels }) => labels.map((name) => classes.numberOf(name))),
    ),
    areas: Float64Array.from(samples.flatMap(({ area }) => area)),
    crowds: Uint8Array.from(samples.flatMap(({ crowd }) => crowd)),
  };
  const sizes = Float64Array.from(samples.flatMap(({ width, height }) => [width, height]));
  return { ...sampleTable(samples), truths, sizes, classes };
}

/** What one variant found in all images, one after another. */
export interface FoundBoxes extends Spans {
  /** Four numbers a box: x, y, width, height. */
  readonly boxes: Float64Array;
  readonly classes: Int32Array;
  readonly scores: Float64Array;
}
