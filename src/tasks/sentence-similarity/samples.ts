import { ClassIndex } from "../columns/class-index.ts";
import { type Samples, type SampleTable, sampleTable } from "../columns/sample-table.ts";
import type { SimilaritySample } from "./lines.ts";

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
