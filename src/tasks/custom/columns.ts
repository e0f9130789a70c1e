import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import { floatsOf, type Samples, type SampleTable, samplesOf } from "../columns/sample-table.ts";
import type { CustomRecord } from "./lines.ts";

/** Of each metric of the user's own its values; NaN where a record has none. */
export interface CustomColumns {
  readonly kind: "custom";
  readonly samples: Samples;
  /** Of a ratio, what stands above the line. */
  readonly values: ReadonlyMap<string, Float64Array>;
  /** What stands below it; NaN where a record has no such pair. */
  readonly below: ReadonlyMap<string, Float64Array>;
  readonly defects: readonly Defect[];
}

export function customBuilder(samples: SampleTable): ColumnBuilder<CustomRecord, CustomColumns> {
  return new ColumnBuilder(samples, keeper(samples));
}

/** More metrics than any task declares. */
const MOST_METRICS = 100;

function keeper(samples: SampleTable): Keeper<CustomRecord, CustomColumns> {
  const [values, below] = [new Map<string, Float64Array>(), new Map<string, Float64Array>()];
  const put = (columns: Map<string, Float64Array>, name: string, row: number, value: number) => {
    const known = columns.get(name);
    if (known === undefined && columns.size === MOST_METRICS) return;
    const column = known ?? new Float64Array(samples.size).fill(Number.NaN);
    column[row] = value;
    columns.set(name, column);
  };
  return {
    keep(row, record) {
      for (const [name, value] of Object.entries(record.values)) {
        if (typeof value === "number") put(values, name, row, value);
        else {
          put(values, name, row, value[0]);
          put(below, name, row, value[1]);
        }
      }
      return undefined;
    },
    columns: (defects) => ({ kind: "custom", samples, values, below, defects }),
  };
}

export function selectCustom(columns: CustomColumns, rows: readonly number[]): CustomColumns {
  const picked = (all: CustomColumns["values"]) =>
    new Map([...all].map(([name, values]) => [name, floatsOf(rows, values)]));
  return {
    ...columns,
    samples: samplesOf(rows, columns.samples),
    values: picked(columns.values),
    below: picked(columns.below),
  };
}
