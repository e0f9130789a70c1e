import { isAgainstReference, type Metric } from "../../catalog/metrics.ts";
import { OPERATORS } from "../../catalog/operators.ts";
import { WRITTEN } from "../../catalog/units.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Limit } from "../../policy/policy.ts";
import { rateInterval } from "../../statistics/after/rates.ts";
import { countRight } from "../../statistics/pairs.ts";
import { complete } from "../../tasks/columns/defects.ts";
import { findMetric } from "../../tasks/rows.ts";
import type { Trivial } from "../../tasks/task.ts";
import { trivialOf } from "../../tasks/tasks.ts";
import { amount } from "../../words/amounts.ts";
import type { Observation } from "./observation.ts";

/** A reference beside what one answer to everything would score on the same samples. */
export interface Guess {
  readonly metric: Metric;
  readonly trivial: Trivial;
  readonly value: number;
  readonly n: number;
  /** Right answers, where they can be counted. */
  readonly right?: number;
}

/** Nothing where the task or the samples have no trivial answer to stand beside. */
export function guessOf(reference: Observation | Unmeasured): Guess | undefined {
  if (isUnmeasured(reference)) return;
  const columns = complete(reference.columns);
  if (isUnmeasured(columns)) return;
  const trivial = trivialOf(columns);
  const metric = trivial && findMetric(trivial.metric);
  if (trivial === undefined || metric === undefined) return;
  const scores = reference.scores(metric);
  if (isUnmeasured(scores)) return;
  if (scores.kind === "rate") {
    const [right, n] = [countRight(scores.right), scores.right.length];
    return { metric, trivial, value: right / n, n, right };
  }
  const harm = reference.harm(metric, "lower");
  if (isUnmeasured(harm)) return;
  const { value, n } = harm;
  return { metric, trivial, value, n };
}

/**
 * Why a limit against the reference means nothing: it does no better than an answer that looks at no input. What is as
 * bad as that can hardly get worse, so that a variant which keeps such a limit shows nothing.
 */
export function whyGuessed(
  limit: Limit,
  metric: Metric,
  guess: Guess | undefined,
): Unmeasured | undefined {
  if (!isOfReference(limit, metric) || guess === undefined || isBetter(guess)) return;
  const { mistake } = guess.trivial;
  if (mistake !== undefined)
    return {
      unmeasured: `the reference's ${told(guess)}: ${mistake}. A limit against a model whose answers are misread tells nothing`,
    };
  return {
    unmeasured: `the reference's ${told(guess)}, no better than ${trivially(guess)}: a limit against a model that guesses tells nothing. The usual causes: the preprocessing (scale, bias, the order of the colours), the order of the labels, or data of another model`,
  };
}

/** Why such a limit means nothing: the pictures are shown to the model otherwise than when it was trained. */
export function whyShownOtherwise(
  limit: Limit,
  metric: Metric,
  otherwise: Observation["otherwise"],
): Unmeasured | undefined {
  if (otherwise === undefined || !isOfReference(limit, metric)) return;
  const { says, right, own, of } = otherwise;
  return {
    unmeasured: `shown its pictures as the policy says, the model is right in ${own} of ${of} examples, and in ${right} with ${says}: how a picture becomes an array (preprocess) is not what the model was trained with, and a limit against such answers tells nothing`,
  };
}

function isOfReference({ operator }: Limit, metric: Metric): boolean {
  if (metric.source !== "records") return false;
  return OPERATORS[operator].against === "reference" || isAgainstReference(metric);
}

/** What a reader should know of a reference that is better than that, and not provably so. */
export function guessNote(guess: Guess | undefined, alpha: number): string[] {
  if (guess?.right === undefined || !isBetter(guess)) return [];
  const [low] = rateInterval(guess.right, guess.n, alpha);
  if (low > guess.trivial.value) return [];
  const doubt = `which so few samples do not prove to be better than ${trivially(guess)}`;
  return [`the reference's ${told(guess)}, ${doubt}`];
}

function isBetter({ metric, value, trivial }: Guess): boolean {
  if (trivial.mistake !== undefined) return false;
  return metric.direction === "higher" ? value > trivial.value : value < trivial.value;
}

function told({ metric, value, n, right }: Guess): string {
  const of = right === undefined ? "" : ` (${right} of ${n})`;
  return `${metric.name} is ${shown(metric, value)}${of}`;
}

function trivially({ metric, trivial }: Guess): string {
  return `${trivial.says} (${shown(metric, trivial.value)})`;
}

function shown({ quantity }: Metric, value: number): string {
  return amount(value, WRITTEN[quantity].value);
}
