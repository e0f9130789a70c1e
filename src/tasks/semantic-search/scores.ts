import type { Metric } from "../../catalog/metrics.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Mean, Rate } from "../../statistics/scores.ts";
import { spanOf } from "../columns/arrays.ts";
import { completeReference } from "../columns/defects.ts";
import type { Metrics, Score } from "../task.ts";
import type { JudgedQueries, Rankings, SearchColumns } from "./columns.ts";

export const SEARCH_SCORES: Metrics<SearchColumns> = {
  "ndcg@k": perQuery(gain, () => false),
  "recall@k": perQuery(recall, (_, { relevant }) => relevant.every(({ size }) => size === 1)),
  "mrr@k": perQuery(reciprocalRank, (k) => k === 1),
  "map@k": perQuery(averagePrecision, () => false),
  "index-compat@k": (metric, columns) => {
    const { indexed } = columns;
    if (indexed === undefined) return NO_INDEX;
    const shallow = whyShallow(metric, { ...columns, ...indexed });
    if (shallow !== undefined) return shallow;
    const { k = 1 } = metric;
    return scoresOf(metric, columns, false, (row) =>
      gain(firstOf(indexed, row, k), columns.samples.relevant[row] ?? new Map(), k),
    );
  },
  "neighbours@k": neighbours,
};

const NO_INDEX: Unmeasured = {
  unmeasured:
    "the queries were not put to the documents as the base's reference has embedded them: there is no base, or it could not be run",
};

type Grades = ReadonlyMap<number, number>;

/** A query's score from its first k documents and the grades of those that are relevant. */
type QueryScore = (first: Int32Array, grades: Grades, k: number) => number;

/** `isRate`: every query's score is 1 or 0, nothing between. */
function perQuery(
  score: QueryScore,
  isRate: (k: number, samples: JudgedQueries) => boolean,
): Score<SearchColumns> {
  return (metric, columns): Mean | Rate | Unmeasured => {
    const shallow = whyShallow(metric, columns);
    if (shallow !== undefined) return shallow;
    const { k = 1 } = metric;
    const { relevant } = columns.samples;
    const scores = scoresOf(metric, columns, isRate(k, columns.samples), (row) =>
      score(firstOf(columns, row, k), relevant[row] ?? new Map(), k),
    );
    return score === recall ? { ...scores, ...foregone(metric, columns) } : scores;
  };
}

/** Linear gain, discounted by the logarithm of the rank, against the best order there could be. */
function gain(first: Int32Array, grades: Grades, k: number): number {
  const best = [...grades.values()].sort((a, b) => b - a).slice(0, k);
  return discounted(Array.from(first, (document) => grades.get(document) ?? 0)) / discounted(best);
}

function discounted(grades: readonly number[]): number {
  return grades.reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
}

function recall(first: Int32Array, grades: Grades): number {
  return first.reduce((count, document) => count + (grades.has(document) ? 1 : 0), 0) / grades.size;
}

function reciprocalRank(first: Int32Array, grades: Grades): number {
  const at = first.findIndex((document) => grades.has(document));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Of each relevant document the precision down to it, 0 of one that is not among the first. */
function averagePrecision(first: Int32Array, grades: Grades): number {
  let [found, sum] = [0, 0];
  for (const [at, document] of first.entries()) {
    if (!grades.has(document)) continue;
    found += 1;
    sum += found / (at + 1);
  }
  return sum / grades.size;
}

/** How many of the reference's first k are among the variant's. */
function neighbours(
  metric: Metric,
  columns: SearchColumns,
  reference: SearchColumns | Unmeasured,
): Mean | Rate | Unmeasured {
  const other = completeReference(reference);
  if (isUnmeasured(other)) return other;
  const shallow = whyShallow(metric, columns) ?? whyShallow(metric, other);
  if (shallow !== undefined) return shallow;
  const { k = 1 } = metric;
  const scores = scoresOf(metric, columns, k === 1, (row) => {
    const theirs = new Set(firstOf(other, row, k));
    const found = firstOf(columns, row, k).filter((document) => theirs.has(document));
    return found.length / theirs.size;
  });
  return { ...scores, ...foregone(metric, columns) };
}

/** Where the first k are all documents there are, each is among them in whatever order. */
function foregone({ name, k = 1 }: Metric, { depth, samples }: SearchColumns) {
  const { size } = samples.documents;
  return depth === size && k >= size && { foregone: `${name} of ${size} documents` };
}

/** A ranking shorter than k will do only if it holds every document there is. */
function whyShallow({ name, k = 1 }: Metric, columns: SearchColumns): Unmeasured | undefined {
  const { depth, samples } = columns;
  if (k <= depth || depth === samples.documents.size) return;
  return { unmeasured: `${name} needs ${k} documents a record, and one has ${depth}` };
}

function firstOf(columns: Rankings, row: number, k: number): Int32Array {
  const [start, end] = spanOf(columns, row);
  return columns.ranked.subarray(start, Math.min(end, start + k));
}

function scoresOf(
  { within }: Metric,
  { samples }: SearchColumns,
  isRate: boolean,
  score: (row: number) => number,
): Mean | Rate {
  const values = Float64Array.from(samples.ids.keys(), score);
  if (isRate) return { kind: "rate", right: Uint8Array.from(values) };
  return { kind: "mean", values, within: within ?? null, seed: samples.seed };
}
