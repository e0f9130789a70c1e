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

/** What people said of each pair. */
export interface ScoredPairs extends Samples {
  readonly gold: Float64Array;
}

export type PairTable = SampleTable & ScoredPairs;

export function pairTable(samples: readonly SimilaritySample[]): PairTable {
  return { ...sampleTable(samples), gold: Float64Array.from(samples, ({ score }) => score) };
}

export function selectPairs(
  columns: SimilarityColumns,
  rows: readonly number[],
): SimilarityColumns {
  const { samples, cosines } = columns;
  return {
    ...columns,
    samples: { ...samplesOf(rows, samples), gold: floatsOf(rows, samples.gold) },
    cosines: floatsOf(rows, cosines),
  };
}
