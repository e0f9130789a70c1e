import type { AnySample } from "../../contract/sample.ts";
import { ClassIndex, emptySpans, Growing, type Spans } from "../columns/arrays.ts";
import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import {
  type Samples,
  type SampleTable,
  samplesOf,
  sampleTable,
  spansOf,
} from "../columns/sample-table.ts";
import type { SegmentationRecord } from "./lines.ts";

export interface Masks extends Samples {
  readonly classes: ClassIndex;
}

export type MaskTable = SampleTable & Masks;

export function maskTable(samples: readonly AnySample[]): MaskTable {
  return { ...sampleTable(samples), classes: new ClassIndex() };
}

/** Of all images, one after another, the classes in mask or answer with the pixels that both and that either has. */
export interface SegmentationColumns extends Spans {
  readonly kind: "segmentation";
  readonly samples: Masks;
  readonly classes: Int32Array;
  readonly shared: Float64Array;
  readonly either: Float64Array;
  readonly defects: readonly Defect[];
}

export function segmentationBuilder(
  samples: MaskTable,
): ColumnBuilder<SegmentationRecord, SegmentationColumns> {
  return new ColumnBuilder(samples, keeper(samples));
}

const numbers = (size: number) => new Float64Array(size);

function keeper(samples: MaskTable): Keeper<SegmentationRecord, SegmentationColumns> {
  const spans = emptySpans(samples.size);
  const classes = new Growing((size) => new Int32Array(size));
  const [shared, either] = [new Growing(numbers), new Growing(numbers)];
  return {
    keep(row, record) {
      spans.starts[row] = classes.length;
      for (const [name, [both, any]] of Object.entries(record.classes)) {
        classes.push(samples.classes.numberOf(name));
        shared.push(both);
        either.push(any);
      }
      spans.ends[row] = classes.length;
      return undefined;
    },
    columns: (defects) => ({
      ...{ kind: "segmentation", samples, ...spans, classes: classes.all(), defects },
      ...{ shared: shared.all(), either: either.all() },
    }),
  };
}

export function selectMasks(
  columns: SegmentationColumns,
  rows: readonly number[],
): SegmentationColumns {
  const { classes } = columns.samples;
  return {
    ...columns,
    ...spansOf(rows, columns),
    samples: { ...samplesOf(rows, columns.samples), classes },
  };
}
