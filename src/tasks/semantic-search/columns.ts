import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import { Growing } from "../columns/growing.ts";
import { emptySpans, type Spans } from "../columns/spans.ts";
import { inOrder } from "./in-order.ts";
import type { SearchRecord } from "./lines.ts";
import type { JudgedQueries, QueryTable } from "./samples.ts";

/** One variant's rankings, one after another: the documents as numbers, best first. */
export interface SearchColumns extends Spans {
  readonly kind: "search";
  readonly samples: JudgedQueries;
  readonly ranked: Int32Array;
  /** Of the shortest ranking. */
  readonly depth: number;
  readonly defects: readonly Defect[];
}

export function searchBuilder(samples: QueryTable): ColumnBuilder<SearchRecord, SearchColumns> {
  return new ColumnBuilder(samples, keeper(samples));
}

function keeper(samples: QueryTable): Keeper<SearchRecord, SearchColumns> {
  const { documents } = samples;
  const spans = emptySpans(samples.size);
  const ranked = new Growing((size) => new Int32Array(size));
  let depth = Number.POSITIVE_INFINITY;
  return {
    keep(row, { ranking }) {
      spans.starts[row] = ranked.length;
      const seen = new Set<number>();
      for (const name of inOrder(ranking)) {
        const number = documents.numberOf(name);
        seen.add(number);
        ranked.push(number);
      }
      spans.ends[row] = ranked.length;
      depth = Math.min(depth, ranking.length);
      if (seen.size < ranking.length) return "doubled";
      return isBestFirst(ranking) ? undefined : "unranked";
    },
    columns: (defects) => ({
      ...{ kind: "search", samples, ...spans, ranked: ranked.all(), defects },
      depth: Number.isFinite(depth) ? depth : 0,
    }),
  };
}

function isBestFirst(ranking: SearchRecord["ranking"]): boolean {
  return ranking.every(([, score], at) => score <= (ranking[at - 1]?.[1] ?? score));
}
