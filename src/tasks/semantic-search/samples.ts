import { ClassIndex } from "../columns/class-index.ts";
import { type Samples, type SampleTable, sampleTable } from "../columns/sample-table.ts";
import type { SearchSample } from "./lines.ts";

/** Which documents answer each query, and how well (grades above 0). */
export interface JudgedQueries extends Samples {
  readonly relevant: readonly ReadonlyMap<number, number>[];
  readonly documents: ClassIndex;
}

export type QueryTable = SampleTable & JudgedQueries;

export function queryTable(samples: readonly SearchSample[]): QueryTable {
  const documents = new ClassIndex();
  const relevant = samples.map(({ relevant: grades }) => {
    const found = Object.entries(grades).filter(([, grade]) => grade > 0);
    return new Map(found.map(([name, grade]) => [documents.numberOf(name), grade]));
  });
  return { ...sampleTable(samples), relevant, documents };
}
