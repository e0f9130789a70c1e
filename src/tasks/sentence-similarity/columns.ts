import { ClassIndex } from "../columns/arrays.ts";
import { ColumnBuilder } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import {
  floatsOf,
  type Samples,
  type SampleTable,
  samplesOf,
  sampleTable,
} from "../columns/sample-table.ts";
import type { SimilarityRecord, SimilaritySample } from "./lines.ts";

export interface SimilarityColumns {
  readonly kind: "sentence-similarity";
  readonly samples: ScoredPairs;
  readonly cosines: Float64Array;
  readonly defects: readonly Defect[];
}

export function similarityBuilder(
  samples: PairTable,
): ColumnBuilder<SimilarityRecord, SimilarityColumns> {
  const cosines = new Float64Array(samples.size);
  return new ColumnBuilder(samples, {
    keep(row, { cosine }) {
      cosines[row] = cosine;
      return undefined;
    },
    columns: (defects) => ({ kind: "sentence-similarity", samples, cosines, defects }),
  });
}

/** What people said of each pair, and which pairs can only be drawn together. */
export interface ScoredPairs extends Samples {
  readonly gold: Float64Array;
  /** Of each pair, its unit: its cluster, or where it has none, itself. */
  readonly units: Int32Array;
  readonly unitCount: number;
}

export type PairTable = SampleTable & ScoredPairs;

export function pairTable(samples: readonly SimilaritySample[]): PairTable {
  const clusters = new ClassIndex();
  const units = Int32Array.from(samples, ({ id, cluster }) =>
    clusters.numberOf(cluster === undefined ? `pair ${id}` : `cluster ${cluster}`),
  );
  const gold = Float64Array.from(samples, ({ score }) => score);
  return { ...sampleTable(samples), gold, units, unitCount: clusters.size };
}

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
