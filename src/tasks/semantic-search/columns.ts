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

/** Rankings, one after another: the documents as numbers, best first. */
export interface Rankings extends Spans {
  readonly ranked: Int32Array;
  /** Of the shortest ranking. */
  readonly depth: number;
}

/** One variant's rankings. */
export interface SearchColumns extends Rankings {
  readonly kind: "semantic-search";
  readonly samples: JudgedQueries;
  /** Among the documents as the base's reference has embedded them; undefined where a query was not put to these. */
  readonly indexed: Rankings | undefined;
  /** Of each query, how far the first document is ahead of the second. */
  readonly margins: Float64Array;
  readonly defects: readonly Defect[];
}

export function searchBuilder(samples: QueryTable): ColumnBuilder<SearchRecord, SearchColumns> {
  return new ColumnBuilder(samples, keeper(samples));
}

function keeper(samples: QueryTable): Keeper<SearchRecord, SearchColumns> {
  const [own, others] = [rankingsOf(samples), rankingsOf(samples)];
  const margins = new Float64Array(samples.size).fill(Number.POSITIVE_INFINITY);
  return {
    keep(row, { ranking, indexed }) {
      const [[, first] = ["", 0], [, second] = ["", Number.NEGATIVE_INFINITY]] = ranking;
      margins[row] = first - second;
      const wrong = own.keep(row, ranking);
      return wrong ?? (indexed && others.keep(row, indexed));
    },
    columns: (defects) => ({
      ...{ kind: "semantic-search", samples, margins, defects },
      ...own.all(),
      indexed: others.count === own.count && own.count > 0 ? others.all() : undefined,
    }),
  };
}

/** Rankings as they come, of rows in any order. */
function rankingsOf({ size, documents }: QueryTable) {
  const spans = emptySpans(size);
  const ranked = new Growing((length) => new Int32Array(length));
  let [depth, count] = [Number.POSITIVE_INFINITY, 0];
  return {
    get count() {
      return count;
    },
    keep(row: number, ranking: SearchRecord["ranking"]): Defect["kind"] | undefined {
      count += 1;
      spans.starts[row] = ranked.length;
      const seen = new Set<number>();
      for (const name of inOrder(ranking)) {
        const number = documents.numberOf(name);
        seen.add(number);
        ranked.push(number);
      }
      spans.ends[row] = ranked.length;
      depth = Math.min(depth, ranking.length);
      if (seen.size < ranking.length) return "with a document twice";
      return isBestFirst(ranking) ? undefined : "with a better document below a worse one";
    },
    all: (): Rankings => ({
      ...{ ...spans, ranked: ranked.all() },
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
  const { indexed } = columns;
  return {
    ...columns,
    ...spansOf(rows, columns),
    indexed: indexed && { ...indexed, ...spansOf(rows, indexed) },
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
