import {
  compareDecimals,
  type Decimal,
  decimalOf,
  minus,
  times,
  toNumber,
} from "../../catalog/decimal.ts";
import { WRITTEN } from "../../catalog/units.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { packageValue } from "../../tasks/package-values.ts";
import { amount, exactAmount } from "../../words/amounts.ts";
import { comparable } from "../comparable.ts";
import type { Seen } from "../evidence.ts";
import { type Judgement, notApplicable, unmeasured } from "../judgement.ts";
import type { Trial } from "./trial.ts";

/** `min`, compared exactly: there is nothing to estimate. */
export function exactFloor(trial: Trial): Judgement {
  return withOwn(trial, (own) => settle(trial, own, compareDecimals(own, trial.limit.target) < 0));
}

/** `max`. */
export function exactCeiling(trial: Trial): Judgement {
  return withOwn(trial, (own) => settle(trial, own, compareDecimals(own, trial.limit.target) > 0));
}

/** `max-increase`: over the reference. */
export function exactIncrease(trial: Trial): Judgement {
  return withOther(trial, trial.reference, "the reference", judgeIncrease);
}

/** `max-ratio`: to the reference. */
export function exactRatio(trial: Trial): Judgement {
  return withOther(trial, trial.reference, "the reference", judgeRatio);
}

/** `max-regression`: over the merge-base. */
export function exactRegression(trial: Trial): Judgement {
  const { base } = trial;
  if (base.kind === "absent") return notApplicable(base.why);
  if (base.kind === "unknown") return unmeasured({ unmeasured: base.why });
  return withOther(trial, base.variant, "the base", judgeIncrease);
}

type Versus = (trial: Trial, own: Decimal, other: Decimal, name: string) => Judgement;

function judgeIncrease(trial: Trial, own: Decimal, other: Decimal, name: string): Judgement {
  const increase = minus(own, other);
  const beside = `, ${name}'s ${shown(trial, other)}`;
  return {
    ...settle(trial, own, compareDecimals(increase, trial.limit.target) > 0, beside),
    observed: toNumber(increase),
  };
}

function judgeRatio(trial: Trial, own: Decimal, other: Decimal, name: string): Judgement {
  if (other.units === 0n) {
    return unmeasured({ unmeasured: `${name} has a ${trial.metric.name} of 0: no ratio to it` });
  }
  const ratio = toNumber(own) / toNumber(other);
  const beside = `, ${amount(ratio, "ratio")} times ${name}'s`;
  return {
    ...settle(trial, own, compareDecimals(own, times(trial.limit.target, other)) > 0, beside),
    observed: ratio,
  };
}

function withOwn(trial: Trial, judge: (own: Decimal) => Judgement): Judgement {
  const own = ownValue(trial, trial.variant);
  return isUnmeasured(own) ? unmeasured(own) : judge(own);
}

function withOther(trial: Trial, other: Seen | Unmeasured, name: string, judge: Versus): Judgement {
  const seen = comparable(trial.variant, other, name);
  const value = isUnmeasured(seen) ? seen : ownValue(trial, seen);
  if (isUnmeasured(value)) return unmeasured(value);
  return withOwn(trial, (own) => judge(trial, own, value, name));
}

function ownValue({ metric }: Trial, seen: Seen): Decimal | Unmeasured {
  const value = packageValue(metric.name, seen.package);
  return typeof value === "number" ? decimalOf(value) : value;
}

function settle(trial: Trial, own: Decimal, beyond: boolean, beside = ""): Judgement {
  const { metric, limit } = trial;
  const where = beyond ? "beyond" : "within";
  return {
    state: beyond ? "fail" : "pass",
    observed: toNumber(own),
    why: `${metric.name} is ${shown(trial, own)}${beside}, ${where} ${limit.operator} ${limit.text}`,
  };
}

function shown({ metric }: Trial, value: Decimal): string {
  return exactAmount(toNumber(value), WRITTEN[metric.quantity].value);
}
