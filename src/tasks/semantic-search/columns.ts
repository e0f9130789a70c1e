import { ClassIndex, emptySpans, Growing, type Spans } from "../columns/arrays.ts";
import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import {
  floatsOf,
  type Samples,
  type SampleTable,
  samplesOf,
  sampleTable,
  spansOf,
} from "../columns/sample-table.ts";
import type { SearchRecord, SearchSample } from "./lines.ts";

/** One variant's rankings, one after another: the documents as numbers, best first. */
export interface SearchColumns extends Spans {
  readonly kind: "semantic-search";
  readonly samples: JudgedQueries;
  readonly ranked: Int32Array;
  /** Of each query, how far the first document is ahead of the second. */
  readonly margins: Float64Array;
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
  const margins = new Float64Array(samples.size).fill(Number.POSITIVE_INFINITY);
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
      const [[, first] = ["", 0], [, second] = ["", Number.NEGATIVE_INFINITY]] = ranking;
      margins[row] = first - second;
      if (seen.size < ranking.length) return "with a document twice";
      return isBestFirst(ranking) ? undefined : "with a better document below a worse one";
    },
    columns: (defects) => ({
      ...{ kind: "semantic-search", samples, ...spans, ranked: ranked.all(), margins, defects },
      depth: Number.isFinite(depth) ? depth : 0,
    }),
  };
}

function isBestFirst(ranking: SearchRecord["ranking"]): boolean {
  return ranking.every(([, score], at) => score <= (ranking[at - 1]?.[1] ?? score));
}

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

export function selectRankings(columns: SearchColumns, rows: readonly number[]): SearchColumns {
  const { relevant, documents } = columns.samples;
  const picked = rows.map((row) => relevant[row] ?? new Map<number, number>());
  return {
    ...columns,
    ...spansOf(rows, columns),
    margins: floatsOf(rows, columns.margins),
    samples: { ...samplesOf(rows, columns.samples), relevant: picked, documents },
  };
}

/** The documents of a ranking; of equal scores the last by name comes first, whoever wrote them down. */
export function inOrder(ranking: readonly (readonly [string, number])[]): string[] {
  const names: string[] = [];
  for (let from = 0; from < ranking.length; ) {
    let to = from + 1;
    while (to < ranking.length && ranking[to]?.[1] === ranking[from]?.[1]) to += 1;
    const tied = ranking.slice(from, to).map(([name]) => name);
    names.push(...(tied.length === 1 ? tied : tied.sort().reverse()));
    from = to;
  }
  return names;
}
