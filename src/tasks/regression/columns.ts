import { ColumnBuilder } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import {
  floatsOf,
  type Samples,
  type SampleTable,
  samplesOf,
  sampleTable,
} from "../columns/sample-table.ts";
import type { RegressionRecord, RegressionSample } from "./lines.ts";

export interface TrueValues extends Samples {
  readonly values: Float64Array;
}

export type ValueTable = SampleTable & TrueValues;

export function valueTable(samples: readonly RegressionSample[]): ValueTable {
  return { ...sampleTable(samples), values: Float64Array.from(samples, ({ value }) => value) };
}

/** How far each answer is from the true value, above or below. */
export interface RegressionColumns {
  readonly kind: "regression";
  readonly samples: TrueValues;
  readonly errors: Float64Array;
  readonly defects: readonly Defect[];
}

export function regressionBuilder(
  samples: ValueTable,
): ColumnBuilder<RegressionRecord, RegressionColumns> {
  const errors = new Float64Array(samples.size);
  return new ColumnBuilder(samples, {
    keep(row, { value }) {
      errors[row] = value - (samples.values[row] ?? 0);
      return undefined;
    },
    columns: (defects) => ({ kind: "regression", samples, errors, defects }),
  });
}

export function selectErrors(
  columns: RegressionColumns,
  rows: readonly number[],
): RegressionColumns {
  const values = floatsOf(rows, columns.samples.values);
  return {
    ...columns,
    samples: { ...samplesOf(rows, columns.samples), values },
    errors: floatsOf(rows, columns.errors),
  };
}
