import { floatsOf, samplesOf } from "../columns/pick.ts";
import type { SimilarityColumns } from "./columns.ts";

export function selectPairs(
  columns: SimilarityColumns,
  rows: readonly number[],
): SimilarityColumns {
  const { gold, units } = columns.samples;
  const numbers = new Map<number, number>();
  const renumbered = Int32Array.from(rows, (row) => {
    const unit = units[row] ?? 0;
    const number = numbers.get(unit) ?? numbers.size;
    numbers.set(unit, number);
    return number;
  });
  return {
    ...columns,
    samples: {
      ...samplesOf(rows, columns.samples),
      ...{ gold: floatsOf(rows, gold), units: renumbered, unitCount: numbers.size },
    },
    cosines: floatsOf(rows, columns.cosines),
  };
}
