import type { Beside } from "../../statistics/scores.ts";
import { ClassIndex } from "../columns/arrays.ts";
import { ColumnBuilder, type Keeper } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import {
  floatsOf,
  integersOf,
  type Samples,
  type SampleTable,
  samplesOf,
  sampleTable,
} from "../columns/sample-table.ts";
import type { ClassificationRecord, ClassificationSample } from "./lines.ts";

/** One variant's answers, a row a sample: all that its metrics need, and nothing of what was parsed. */
export interface ClassificationColumns {
  readonly kind: "image-classification";
  readonly samples: LabelledSamples;
  /** The best class, a number of `samples.classes`; below 0 where there is no answer. */
  readonly answers: Int32Array;
  /** The score of the best class, as recorded. */
  readonly scores: Float64Array;
  /** The place of the true class among the recorded ones, from 1; 0 where it is not among them. */
  readonly ranks: Int32Array;
  /** −ln p of the true class, infinite where p is 0; NaN where the record has none. */
  readonly losses: Float64Array;
  /** The answers to samples without a label of their own, where there are any. */
  readonly beside?: Beside;
  /** Of the shortest record: how many classes it holds. */
  readonly depth: number;
  /** How many classes there are, where the records show it: every one of them lists the same. */
  readonly classCount?: number;
  readonly defects: readonly Defect[];
}

const NO_ANSWER = -1;

export function classificationBuilder(
  samples: LabelTable,
): ColumnBuilder<ClassificationRecord, ClassificationColumns> {
  return new ColumnBuilder(samples, keeper(samples));
}

function keeper(samples: LabelTable): Keeper<ClassificationRecord, ClassificationColumns> {
  const { size, classes, labels, labelled, beside } = samples;
  const answers = new Int32Array(size).fill(NO_ANSWER);
  const [scores, ranks] = [new Float64Array(size), new Int32Array(size)];
  const losses = new Float64Array(size).fill(Number.NaN);
  let depth = Number.POSITIVE_INFINITY;
  const named = new Set<string>();
  return {
    keep(row, { top, last = [], loss, impossible }) {
      const [best] = top;
      const ranked = last.length === 0 ? top : [...top, ...last.map(unscored)];
      answers[row] = best === undefined ? NO_ANSWER : classes.numberOf(best[0]);
      scores[row] = best?.[1] ?? 0;
      ranks[row] = placeOf(classes.nameOf(labels[row] ?? NO_ANSWER), ranked);
      if (loss !== undefined) losses[row] = loss;
      if (impossible) losses[row] = Number.POSITIVE_INFINITY;
      depth = Math.min(depth, ranked.length);
      // Once more classes are known than the shortest record lists, no further one matters.
      if (named.size <= depth) for (const [name] of ranked) named.add(name);
      // Below a label that comes first, no class changes what the record counts for.
      if (ranks[row] !== 1 && namesTwice(ranked)) return "with a class twice";
      return bestFirst(top) ? undefined : "with a better class below a worse one";
    },
    columns: (defects) => ({
      ...{ kind: "image-classification", samples: labelled, defects },
      answers: answers.subarray(0, labelled.size),
      scores: scores.subarray(0, labelled.size),
      ranks: ranks.subarray(0, labelled.size),
      losses: losses.subarray(0, labelled.size),
      ...(beside.length > 0 && { beside: besideOf(samples, answers) }),
      depth: Number.isFinite(depth) ? depth : 0,
      ...(named.size === depth && { classCount: depth }),
    }),
  };
}

function besideOf(
  { beside, labels, clusters, labelled: { size } }: LabelTable,
  answers: Int32Array,
): Beside {
  return {
    names: beside,
    labels: labels.subarray(size),
    answers: answers.subarray(size),
    ...(clusters && { clusters: clusters.subarray(size) }),
  };
}

/** A class behind all that have a score. */
function unscored(name: string): [string, number] {
  return [name, Number.NEGATIVE_INFINITY];
}

/** From 1; 0 where it is not among them. Plain loops: there may be millions of records. */
function placeOf(name: string | undefined, top: ClassificationRecord["top"]): number {
  for (let place = 0; place < top.length; place += 1) {
    if (top[place]?.[0] === name) return place + 1;
  }
  return 0;
}

function namesTwice(top: ClassificationRecord["top"]): boolean {
  return new Set(top.map(([name]) => name)).size < top.length;
}

function bestFirst(top: ClassificationRecord["top"]): boolean {
  for (let place = 1; place < top.length; place += 1) {
    if ((top[place]?.[1] ?? 0) > (top[place - 1]?.[1] ?? 0)) return false;
  }
  return true;
}

/** What is right: the true class of each row, as a number of `classes`. */
export interface LabelledSamples extends Samples {
  readonly labels: Int32Array;
  readonly classes: ClassIndex;
  /** How many classes the labels of all samples name, whatever models answer. */
  readonly labelCount: number;
}

/** The labelled samples, and after them those beside, of which most have no label. */
export interface LabelTable extends SampleTable {
  /** Below 0 where there is none. */
  readonly labels: Int32Array;
  readonly classes: ClassIndex;
  /** What metrics see. */
  readonly labelled: LabelledSamples;
  /** Of the samples beside: a file or row each. */
  readonly beside: readonly string[];
}

const NO_LABEL = -1;

export function labelTable(samples: readonly ClassificationSample[]): LabelTable {
  const first = samples.filter(({ unlabelled }) => unlabelled === undefined);
  const all = [...first, ...samples.filter(({ unlabelled }) => unlabelled !== undefined)];
  const classes = new ClassIndex();
  const labels = Int32Array.from(all, ({ label }) =>
    label === undefined ? NO_LABEL : classes.numberOf(label),
  );
  const beside = all.flatMap(({ unlabelled }) => unlabelled ?? []);
  const whole = sampleTable(all);
  // Numbered as one: an unlabelled example may be a copy of a labelled one.
  const { clusters } = whole;
  const labelled = {
    ...sampleTable(first),
    ...(clusters && { clusters: clusters.subarray(0, first.length) }),
    labels: labels.subarray(0, first.length),
    classes,
    labelCount: new Set(labels.subarray(0, first.length)).size,
    byLabel: Map.groupBy(first.keys(), (row) => first[row]?.label ?? ""),
  };
  return { ...whole, labels, classes, labelled, beside };
}

export function selectClassified(
  columns: ClassificationColumns,
  rows: readonly number[],
): ClassificationColumns {
  const { beside: _, ...own } = columns;
  const { labels, classes, labelCount } = own.samples;
  return {
    ...own,
    samples: {
      ...samplesOf(rows, own.samples),
      labels: integersOf(rows, labels),
      classes,
      labelCount,
    },
    answers: integersOf(rows, columns.answers),
    scores: floatsOf(rows, columns.scores),
    ranks: integersOf(rows, columns.ranks),
    losses: floatsOf(rows, columns.losses),
  };
}
