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
import { MOST_KEPT } from "./row.ts";

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
  /** The best classes of each row; of a slice they are not kept. */
  readonly best?: BestClasses;
  /** The answers to samples without a label of their own, where there are any. */
  readonly beside?: ClassifiedBeside;
  /** Of the shortest record: how many classes it holds. */
  readonly depth: number;
  /** How many classes there are, where the records show it: every one of them lists the same. */
  readonly classCount?: number;
  readonly defects: readonly Defect[];
}

/** Of each row `width` numbers of classes, best first. */
export interface BestClasses {
  readonly numbers: Int32Array;
  readonly width: number;
}

/** What was answered to the samples beside, of which most have no label. */
export interface ClassifiedBeside {
  /** A file or row each. */
  readonly names: readonly string[];
  readonly answers: Int32Array;
  /** The place of the true class, as of the labelled ones; below 0 where there is no label. */
  readonly ranks: Int32Array;
  readonly best: BestClasses;
  /** Numbered as those of the labelled ones. */
  readonly clusters?: Int32Array;
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
  const best = new BestKeeper(size);
  let depth = Number.POSITIVE_INFINITY;
  const named = new Set<string>();
  return {
    keep(row, { top, last = [], loss, impossible }) {
      const [first] = top;
      const ranked = last.length === 0 ? top : [...top, ...last.map(unscored)];
      answers[row] = first === undefined ? NO_ANSWER : classes.numberOf(first[0]);
      scores[row] = first?.[1] ?? 0;
      best.keep(row, ranked, classes);
      const label = labels[row] ?? NO_LABEL;
      ranks[row] = label < 0 ? NO_LABEL : placeOf(classes.nameOf(label), ranked);
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
      best: best.of(0, labelled.size),
      ...(beside.length > 0 && { beside: besideOf(samples, { answers, ranks, best }) }),
      depth: Number.isFinite(depth) ? depth : 0,
      ...(named.size === depth && { classCount: depth }),
    }),
  };
}

function besideOf(
  { beside, clusters, size, labelled }: LabelTable,
  { answers, ranks, best }: Pick<ClassifiedBeside, "answers" | "ranks"> & { best: BestKeeper },
): ClassifiedBeside {
  return {
    names: beside,
    answers: answers.subarray(labelled.size),
    ranks: ranks.subarray(labelled.size),
    best: best.of(labelled.size, size),
    ...(clusters && { clusters: clusters.subarray(labelled.size) }),
  };
}

/** Keeps as many of the best classes as the first record has: of one that is shorter all metrics know. */
class BestKeeper {
  readonly #size: number;
  #numbers = new Int32Array(0);
  #width = 0;

  constructor(size: number) {
    this.#size = size;
  }

  keep(row: number, ranked: ClassificationRecord["top"], classes: ClassIndex): void {
    if (this.#width === 0) {
      this.#width = Math.min(ranked.length, MOST_KEPT);
      this.#numbers = new Int32Array(this.#size * this.#width).fill(NO_ANSWER);
    }
    const most = Math.min(ranked.length, this.#width);
    for (let place = 0; place < most; place += 1)
      this.#numbers[row * this.#width + place] = classes.numberOf(ranked[place]?.[0] ?? "");
  }

  of(from: number, end: number): BestClasses {
    const width = this.#width;
    return { numbers: this.#numbers.subarray(from * width, end * width), width };
  }
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
  const { beside: _, best: __, ...own } = columns;
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
