import { floatsOf, samplesOf } from "../columns/pick.ts";
import type { RegressionColumns } from "./columns.ts";

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
