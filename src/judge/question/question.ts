import type { Decimal } from "../../catalog/decimal.ts";
import type { Metric } from "../../catalog/metrics.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Limit } from "../../policy/policy.ts";
import type { Sums } from "../../statistics/after/capped-mean.ts";
import type { ClusteredDrop } from "../../statistics/after/clustered-rates.ts";
import type { Harm } from "../../statistics/after/harm.ts";
import type { OpenPairs, Pairs } from "../../statistics/pairs.ts";
import type { Seen } from "../early/course.ts";
import type { Stop } from "../early/may-stop.ts";
import type { Comparison } from "../evidence/comparison.ts";
import type { Judgement } from "../judgement.ts";

/** A limit, and the metric that it is on. */
export interface About {
  readonly limit: Limit;
  readonly metric: Metric;
}

/** A limit put to what was seen. */
export type Trial = About & Comparison;

/** What of a question does not depend on how its test ends. */
export interface Doubts {
  /** Whatever is found tells nothing: the reference guesses. */
  readonly guess?: Unmeasured;
  /** Keeping it tells nothing, for nothing could have broken it; what surely got better passes all the same. */
  readonly nothingToLose?: Unmeasured;
  /** No answer could have broken it: it is kept, and certifies nothing. */
  readonly foregone?: string;
}

type Tested = About & Doubts;

/** Told without a test: it is what it is, or it was not measured. */
export interface SettledQuestion {
  readonly kind: "settled";
  readonly judgement: Judgement;
}

/** A share of right answers against a fixed number. */
export interface RateQuestion extends Tested {
  readonly kind: "rate";
  readonly right: number;
  readonly n: number;
  /** By cluster, where some samples tell of one thing. */
  readonly clusters?: Sums;
}

/** The same samples before and after. */
export interface Counted {
  /** With those beside, of which only a label could tell how some turned. */
  readonly pairs: OpenPairs;
  /** What the drop is the drop of: while some need a label, the labelled samples alone. */
  readonly seen: Pairs;
  /** Of all pairs those answered otherwise, which are more than turned right or wrong; absent where that is not kept. */
  readonly unlike?: number;
  /** By cluster, where some samples tell of one thing. */
  readonly clusters?: ClusteredDrop;
  /** The same bits gave the same answers: no sample of anything, nothing can have changed. */
  readonly unchanged: boolean;
}

/** How a share of right answers changed. */
export interface ChangeQuestion extends Tested, Counted {
  readonly kind: "change";
  /** What sentences call the other side. */
  readonly than: string;
}

/**
 * What a mean of values without a most hides: a harm that is rare and large. Where a worst is agreed the mean counts up
 * to it, and this counts the units beyond; where none is, nothing can be certified.
 */
export type Rare = CountedRare | { readonly kind: "uncounted"; readonly why: string };

export interface CountedRare {
  readonly kind: "counted";
  /** As the metric's differences are stored, and written. */
  readonly worst: number;
  readonly text: string;
  readonly most: Decimal;
  readonly mostText: string;
  readonly unit: "sample" | "text";
  readonly beyond: number;
  readonly n: number;
}

/** An estimate against a fixed number. */
export interface ValueQuestion extends Tested {
  readonly kind: "value";
  readonly harm: Harm;
  readonly rare?: Rare;
}

/** How an estimate compares with another side's. */
export interface LossQuestion extends Tested {
  readonly kind: "loss";
  readonly harm: Harm;
  readonly rare?: Rare;
  readonly unchanged: boolean;
  readonly than: string;
}

/** A rate that was only stated, of so many examples. */
export interface StatedQuestion extends Tested {
  readonly kind: "stated";
  readonly value: number;
  readonly n: number;
}

/** A limit on answers of which only a part was given, and what it had seen of them where it may stop a variant. */
export interface StoppedQuestion extends Tested {
  readonly kind: "stopped";
  readonly stop: Stop;
  readonly seen?: Seen;
}

/** All of a limit that does not depend on how sure one wants to be. */
export type Question =
  | SettledQuestion
  | RateQuestion
  | ChangeQuestion
  | ValueQuestion
  | LossQuestion
  | StatedQuestion
  | StoppedQuestion;

export function settled(judgement: Judgement): SettledQuestion {
  return { kind: "settled", judgement };
}
