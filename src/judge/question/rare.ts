import { compareDecimals, decimalOf, times, toNumber } from "../../catalog/decimal.ts";
import { isUnbounded, MAX_SHARE, type Metric, takesWorst } from "../../catalog/metrics.ts";
import { formNameOf } from "../../catalog/operators.ts";
import { rateInterval } from "../../statistics/after/rates.ts";
import type { Scores } from "../../statistics/scores.ts";
import { amount } from "../../words/amounts.ts";
import { type Judgement, type Standing, standing } from "../judgement.ts";
import { rareSentences } from "../sentences/rare.ts";
import type { About, CountedRare, Rare } from "./question.ts";

/**
 * What a unit's harm is counted up to; undefined where that is all of it. What nobody wrote holds for what got worse:
 * of a value by itself nobody can know how far a unit's may lie from the limit.
 */
export function worstOf({ limit, metric }: About, after: Scores, versus: boolean) {
  if (!takesWorst(metric)) return;
  if (limit.worst !== undefined) return toNumber(limit.worst.value);
  return versus && "worst" in after ? after.worst : undefined;
}

/** What has to be asked beside a mean; nothing where a value has a most, or where nothing can have changed. */
export function rareOf(
  { limit, metric }: About,
  after: Scores,
  { worst, beyond, n }: { worst: number | undefined; beyond: number | undefined; n: number },
): Rare | undefined {
  if (!isUnbounded(metric)) return;
  if (worst === undefined || beyond === undefined)
    return { kind: "uncounted", why: whyNot(metric) };
  const { worst: written, maxShare = MAX_SHARE } = limit;
  return {
    kind: "counted",
    worst,
    text: written?.text ?? amount(worst, formNameOf(metric, "max-regression")),
    most: maxShare.value,
    mostText: maxShare.text,
    unit: after.kind === "clustered" ? "text" : "sample",
    beyond,
    n,
  };
}

function whyNot(metric: Metric): string {
  const { name } = metric;
  const any = "a few samples that nobody drew could change it by any amount";
  return takesWorst(metric)
    ? `without a worst (${name}: { worst: … }) ${any}`
    : `${any}; limit a mean of the samples beside it`;
}

/** How the share of units beyond the worst stands to what is allowed. */
export interface FoundRare {
  readonly found: Standing;
  readonly beyond: NonNullable<Judgement["beyond"]>;
  readonly why: string;
}

/** Either of two tests may fail the limit, so each has half of the chance to do so falsely; to pass takes both. */
export function judgeRare(rare: CountedRare, about: About, alpha: number): FoundRare {
  const { beyond: count, n, most, worst } = rare;
  const interval: [number, number] = [
    rateInterval(count, n, alpha / 2)[0],
    rateInterval(count, n, alpha)[1],
  ];
  const order = compareDecimals(decimalOf(count), times(most, decimalOf(n)));
  const found = standing(interval, toNumber(most), order > 0);
  return {
    found,
    beyond: { worst, count, n, interval, most: toNumber(most) },
    why: rareSentences(rare, about, { interval, found, alpha }),
  };
}

/** Fails where either does, passes where both do; in doubt it leans as the worse of the two. */
export function together(one: Standing, other: Standing): Standing {
  const [a, b] = [one.state, other.state];
  if (a === "fail" || b === "fail") return { state: "fail" };
  if (a === "pass" && b === "pass") return { state: "pass" };
  const leans = one.leans === "fail" || other.leans === "fail" ? "fail" : "pass";
  return { state: "inconclusive", leans };
}
