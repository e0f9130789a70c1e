import { compareDecimals, toNumber } from "../../catalog/decimal.ts";
import { countRight } from "../../metrics/pairs.ts";
import { type Right, rightAnswers } from "../../metrics/rates.ts";
import { wilsonInterval } from "../../metrics/statistics/wilson.ts";
import { isUnmeasured, type Unmeasured } from "../../metrics/unmeasured.ts";
import { comparable, comparableColumns, identical } from "../comparable.ts";
import { decimalOf, times } from "../decimals.ts";
import { type Judgement, notApplicable, standing, unmeasured } from "../judgement.ts";
import { changeBetween } from "./change.ts";
import { dropSentence, rateSentence } from "./rate-sentences.ts";
import type { Trial } from "./trial.ts";

/** `min`: Wilson's bounds against the limit. */
export function rateFloor(trial: Trial): Judgement {
  return judgeRate(trial, "min");
}

/** `max`: the same from the other side. */
export function rateCeiling(trial: Trial): Judgement {
  return judgeRate(trial, "max");
}

function judgeRate(trial: Trial, edge: "min" | "max"): Judgement {
  const right = answersNow(trial);
  if (isUnmeasured(right)) return unmeasured(right);
  const { limit, alpha } = trial;
  const [count, n] = [countRight(right), right.length];
  const interval = wilsonInterval(count, n, alpha);
  const order = compareDecimals(decimalOf(count), times(limit.target, decimalOf(n)));
  const target = toNumber(limit.target);
  const found =
    edge === "max"
      ? standing(interval, target, order > 0)
      : standing([-interval[1], -interval[0]], -target, order < 0);
  const why = rateSentence(trial, { count, n, interval, found, edge });
  return { ...found, observed: count / n, interval, n, why };
}

/** `max-drop`: variant and reference on the same samples. */
export function rateDrop(trial: Trial): Judgement {
  const reference = comparable(trial.variant, trial.reference, "the reference");
  if (isUnmeasured(reference)) return unmeasured(reference);
  const before = rightAnswers(trial.metric, reference.columns, reference.columns);
  return judgeChange(trial, before, "the reference", identical(trial.variant, reference));
}

/** `max-regression`: the variant at the merge-base and at the head, on the same samples. */
export function rateRegression(trial: Trial): Judgement {
  const { base, metric } = trial;
  if (base.kind === "absent") return notApplicable(base.why);
  if (base.kind === "unknown") return unmeasured({ unmeasured: base.why });
  const variant = comparable(trial.variant, base.variant, "the base");
  if (isUnmeasured(variant)) return unmeasured(variant);
  const reference = comparableColumns(variant, base.reference, "the base's reference");
  const before = rightAnswers(metric, variant.columns, reference);
  return judgeChange(trial, before, "the base", identical(trial.variant, variant));
}

function judgeChange(
  trial: Trial,
  before: Right | Unmeasured,
  than: string,
  same: boolean,
): Judgement {
  const after = answersNow(trial);
  if (isUnmeasured(after)) return unmeasured(after);
  if (isUnmeasured(before)) return unmeasured({ unmeasured: `${than}: ${before.unmeasured}` });
  const { limit, alpha } = trial;
  const change = changeBetween(before, after, same, alpha);
  const { n, lost, gained, drop, interval } = change;
  const beyond = compareDecimals(decimalOf(lost - gained), times(limit.target, decimalOf(n))) > 0;
  const found = standing(interval, toNumber(limit.target), beyond);
  const why = dropSentence(trial, { ...change, found, than });
  return { ...found, observed: drop, interval, n, why };
}

function answersNow({ metric, variant, reference }: Trial): Right | Unmeasured {
  const other = comparableColumns(variant, reference, "the reference");
  return rightAnswers(metric, variant.columns, other);
}
