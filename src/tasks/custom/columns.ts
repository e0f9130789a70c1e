import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import { floatsOf, type Samples, type SampleTable, samplesOf } from "../columns/sample-table.ts";
import type { CustomRecord } from "./lines.ts";

/** Of each metric of the user's own its values; NaN where a record has none. */
export interface CustomColumns {
  readonly kind: "custom";
  readonly samples: Samples;
  readonly values: ReadonlyMap<string, Float64Array>;
  readonly defects: readonly Defect[];
}

export function customBuilder(samples: SampleTable): ColumnBuilder<CustomRecord, CustomColumns> {
  return new ColumnBuilder(samples, keeper(samples));
}

/** More metrics than any task declares. */
const MOST_METRICS = 100;

function keeper(samples: SampleTable): Keeper<CustomRecord, CustomColumns> {
  const values = new Map<string, Float64Array>();
  const columnOf = (name: string) => {
    const known = values.get(name);
    if (known !== undefined || values.size === MOST_METRICS) return known;
    const column = new Float64Array(samples.size).fill(Number.NaN);
    values.set(name, column);
    return column;
  };
  return {
    keep(row, record) {
      for (const [name, value] of Object.entries(record.values)) {
        const column = columnOf(name);
        if (column !== undefined) column[row] = value;
      }
      return undefined;
    },
    columns: (defects) => ({ kind: "custom", samples, values, defects }),
  };
}

export function selectCustom(columns: CustomColumns, rows: readonly number[]): CustomColumns {
  const picked = [...columns.values].map(
    ([name, values]) => [name, floatsOf(rows, values)] as const,
  );
  return { ...columns, samples: samplesOf(rows, columns.samples), values: new Map(picked) };
}
