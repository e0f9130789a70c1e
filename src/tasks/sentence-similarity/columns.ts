import { ColumnBuilder } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import type { SimilarityRecord } from "./lines.ts";
import type { PairTable, ScoredPairs } from "./samples.ts";

export interface SimilarityColumns {
  readonly kind: "similarity";
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
    columns: (defects) => ({ kind: "similarity", samples, cosines, defects }),
  });
}
