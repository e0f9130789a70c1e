import type { UnitStatistic } from "./redrawn/unit-statistic.ts";

/**
 * What a metric makes of one variant's records, in the form that its test needs (docs/statistics.md). Two
 * sides compare unit by unit: both list the same samples in the same order.
 */
export type Scores = Rate | Estimable | Screen | Collapsed;

/** What has an estimate with bounds. */
export type Estimable = Mean | Clustered | Resampled | Quantile | Rounds | Classes;

/** A share of right answers: for each sample 1 where the answer counts as right, 0 where not. */
export interface Rate {
  readonly kind: "rate";
  readonly right: Uint8Array;
  /** Of each sample the number of its cluster, where some tell of one thing. */
  readonly clusters?: Int32Array;
  /** What was answered, where that is kept: whoever answers alike is right or wrong alike. */
  readonly answers?: Answers;
  /** Samples beside, that count where two sides are compared. */
  readonly beside?: Beside;
  readonly foregone?: Foregone;
}

/** Of each sample the first `k` of `width` numbers, whose order tells nothing of right and wrong. */
export interface Answers {
  readonly numbers: Int32Array;
  readonly width: number;
  readonly k: number;
}

/** Answers of which nobody may know yet whether they are right: a label matters only where two sides differ. */
export interface Beside {
  /** The file or row of each. */
  readonly names: readonly string[];
  /** 1 where the answer counts as right, 0 where not, below 0 where there is no label. */
  readonly right: Int8Array;
  readonly answers: Answers;
  /** Numbered as those of the samples that they stand beside. */
  readonly clusters?: Int32Array;
}

/** The mean of a value a sample. `within`: the least and the most a value can be, null where unbounded. */
export interface Mean {
  readonly kind: "mean";
  readonly values: Float64Array;
  readonly within: Range | null;
  /** The samples' own, for drawing them again. */
  readonly seed: number;
  readonly foregone?: Foregone;
  readonly worst?: Worst;
}

/**
 * Of values without a most: from which harm on a sample counts by number and no longer by size, where a policy does not
 * say so; on the scale `log` as a share of what it was.
 */
export type Worst = number;

/** Why no answer could have scored otherwise, so that keeping a limit tells nothing: `top-10 of 10 classes`. */
export type Foregone = string;

/**
 * A mean over units that come in clusters (tokens in texts): of each cluster the sum and the number of
 * units. On the scale `log` the value shown is exp(mean), and differences are ratios: perplexity.
 */
export interface Clustered {
  readonly kind: "clustered";
  readonly sums: Float64Array;
  readonly sizes: Float64Array;
  readonly scale: "plain" | "log";
  /** The least and the most that a unit's value can be, null where unbounded. */
  readonly within: Range | null;
  /** Clusters that tell as little as fewer of one size never pass. */
  readonly passFrom: number;
  readonly worst?: Worst;
  readonly foregone?: Foregone;
}

/**
 * Anything else that a set of units has (mAP, a rank correlation): its interval comes from drawing the
 * units again, the same draws on both sides.
 */
export interface Resampled {
  readonly kind: "resampled";
  /** What is drawn, images, pairs or clusters, and worked out again; metrics of one variant may have it in common. */
  readonly statistic: UnitStatistic;
  /** Which of its numbers it is. */
  readonly which: number;
  readonly within: Range | null;
  /** So few units never pass. */
  readonly passFrom: number;
  /** Whether a few rare units can hold a loss that these do not show, as a class of boxes can. */
  readonly rare: boolean;
}

/** The value below which a share `p` of the samples lies: 0.01 for the worst hundredth. */
export interface Quantile {
  readonly kind: "quantile";
  readonly values: Float64Array;
  readonly p: number;
  readonly within: Range | null;
}

/** Right answers class by class, of which the worst class counts; of classes of fewer than `least` nothing is told. */
export interface Classes {
  readonly kind: "classes";
  readonly right: Uint8Array;
  /** Of each sample the number of its class. */
  readonly classes: Int32Array;
  readonly names: (number: number) => string;
  readonly least: number;
  readonly clusters?: Int32Array;
}

/** Times, in rounds of fresh processes that take turns with the other side's; of each round one percentile. */
export interface Rounds {
  readonly kind: "rounds";
  readonly rounds: readonly (readonly number[])[];
  readonly p: number;
}

/** A number that warns but proves nothing of the answers (KL, SNR): no test, and never the only gate. */
export interface Screen {
  readonly kind: "screen";
  readonly value: number;
  readonly n: number;
}

/** The variant answers everything alike, so that it has no value: it fails every limit. */
export interface Collapsed {
  readonly kind: "collapsed";
  readonly why: string;
}

export type Range = readonly [number, number];

export function isEstimable(scores: Scores): scores is Estimable {
  return scores.kind !== "rate" && scores.kind !== "screen" && scores.kind !== "collapsed";
}
