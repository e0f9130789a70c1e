import type { Samples } from "./sample-table.ts";
import type { Spans } from "./spans.ts";

/** Of columns with a number a row, those of some rows. */
export function floatsOf(rows: readonly number[], numbers: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => numbers[row] ?? 0);
}

export function integersOf(rows: readonly number[], numbers: Int32Array): Int32Array {
  return Int32Array.from(rows, (row) => numbers[row] ?? 0);
}

export function spansOf(rows: readonly number[], { starts, ends }: Spans): Spans {
  return { starts: integersOf(rows, starts), ends: integersOf(rows, ends) };
}

/** The samples of some rows, which are not sliced again. */
export function samplesOf(rows: readonly number[], { ids, seed }: Samples): Samples {
  return { size: rows.length, ids: rows.map((row) => ids[row] ?? ""), seed, slices: new Map() };
}
