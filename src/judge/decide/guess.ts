import { isAgainstReference, type Metric } from "../../catalog/metrics.ts";
import { OPERATORS } from "../../catalog/operators.ts";
import { WRITTEN } from "../../catalog/units.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Limit } from "../../policy/policy.ts";
import { harmAlone } from "../../statistics/after/estimates.ts";
import { rateInterval } from "../../statistics/after/rates.ts";
import { countRight } from "../../statistics/pairs.ts";
import { remembered } from "../../statistics/remembered.ts";
import { complete } from "../../tasks/columns/defects.ts";
import { findMetric } from "../../tasks/rows.ts";
import type { Trivial } from "../../tasks/task.ts";
import { type Columns, scoresOf, trivialOf } from "../../tasks/tasks.ts";
import { amount } from "../../words/amounts.ts";
import type { Seen } from "../evidence.ts";
import type { Sighting } from "../sighting.ts";
import { isEstimable } from "./is-estimable.ts";

/** A side beside what one answer to everything would score on the same samples. */
interface BesideTrivial {
  readonly metric: Metric;
  readonly trivial: Trivial;
  readonly value: number;
  readonly n: number;
  /** Right answers, where they can be counted. */
  readonly right?: number;
}

/**
 * Why a limit against the reference means nothing: it does no better than an answer that looks at no input. What is as
 * bad as that can hardly get worse, so that a variant which keeps such a limit shows nothing.
 */
export function whyGuessed(
  limit: Limit,
  metric: Metric,
  { reference }: Sighting,
): Unmeasured | undefined {
  if (metric.source !== "records") return;
  if (OPERATORS[limit.operator].against !== "reference" && !isAgainstReference(metric)) return;
  const guess = besideTrivial(reference);
  if (guess === undefined || isBetter(guess)) return;
  return {
    unmeasured: `the reference's ${told(guess)}, no better than ${trivially(guess)}: a limit against a model that guesses tells nothing. The usual causes: the preprocessing (scale, bias, the order of the colours), the order of the labels, or data of another model`,
  };
}

/** What a reader should know of a reference that is better than that, and not provably so. */
export function guessNote(reference: Seen | Unmeasured, alpha: number): string[] {
  const guess = besideTrivial(reference);
  if (guess?.right === undefined || !isBetter(guess)) return [];
  const [low] = rateInterval(guess.right, guess.n, alpha);
  if (low > guess.trivial.value) return [];
  const doubt = `which so few samples do not prove to be better than ${trivially(guess)}`;
  return [`the reference's ${told(guess)}, ${doubt}`];
}

function besideTrivial(seen: Seen | Unmeasured): BesideTrivial | undefined {
  if (isUnmeasured(seen)) return;
  const columns = complete(seen.columns);
  return isUnmeasured(columns) ? undefined : compared(columns);
}

const compared = remembered((columns: Columns): BesideTrivial | undefined => {
  const trivial = trivialOf(columns);
  const metric = trivial && findMetric(trivial.metric);
  if (trivial === undefined || metric === undefined) return;
  const scores = scoresOf(metric, columns, columns);
  if (isUnmeasured(scores)) return;
  if (scores.kind === "rate") {
    const [right, n] = [countRight(scores.right), scores.right.length];
    return { metric, trivial, value: right / n, n, right };
  }
  if (!isEstimable(scores)) return;
  const { value, n } = harmAlone.lower(scores);
  return Number.isFinite(value) ? { metric, trivial, value, n } : undefined;
});

function isBetter({ metric, value, trivial }: BesideTrivial): boolean {
  return metric.direction === "higher" ? value > trivial.value : value < trivial.value;
}

function told({ metric, value, n, right }: BesideTrivial): string {
  const of = right === undefined ? "" : ` (${right} of ${n})`;
  return `${metric.name} is ${shown(metric, value)}${of}`;
}

function trivially({ metric, trivial }: BesideTrivial): string {
  return `${trivial.says} (${shown(metric, trivial.value)})`;
}

function shown({ quantity }: Metric, value: number): string {
  return amount(value, WRITTEN[quantity].value);
}
