import { pairTable, similarityBuilder } from "../../../src/tasks/sentence-similarity/columns.ts";
import { built } from "../measured.ts";

export interface Pair {
  readonly score: number;
  readonly cosine: number;
  readonly cluster?: string;
}

export function columnsOf(pairs: readonly Pair[]) {
  const table = pairTable(
    pairs.map(({ score, cluster }, row) => ({
      ...{ id: `p${row}`, score },
      ...(cluster !== undefined && { cluster }),
    })),
  );
  const lines = pairs.map(({ cosine }, row) => ({ id: `p${row}`, cosine }));
  return built(similarityBuilder(table), lines);
}
