import {
  compareDecimals,
  type Decimal,
  decimalOf,
  minus,
  times,
  toNumber,
} from "../../catalog/decimal.ts";
import type { Metric } from "../../catalog/metrics.ts";
import { OPERATORS } from "../../catalog/operators.ts";
import { WRITTEN } from "../../catalog/units.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { amount, exactAmount } from "../../words/amounts.ts";
import { comparable } from "../evidence/comparable.ts";
import type { Observation } from "../evidence/observation.ts";
import type { SeenVariant } from "../evidence/seen.ts";
import { type Judgement, unmeasured, withoutBase } from "../judgement.ts";
import type { Trial } from "./question.ts";

/** What the package says of itself, or the compute plan of it: a number that nothing has to be estimated for. */
export function exactly(metric: Metric, seen: SeenVariant): number | Unmeasured {
  const { name, of, planned } = metric;
  if (of !== undefined) return of(seen.package);
  const given = metric.given?.(seen);
  if (given !== undefined) return isUnmeasured(given) ? given : given.value;
  if (planned === undefined) return { unmeasured: `${name} is not evaluated yet` };
  // A plan is read, here or wherever somebody has read it.
  const stated = seen.stated[name];
  if (stated !== undefined) return stated.value;
  const { placement = { unmeasured: `${name} was not measured there` } } = seen;
  return isUnmeasured(placement) ? placement : planned(placement);
}

/** Such numbers are compared exactly: there is nothing to estimate. */
export function judgeExact(trial: Trial): Judgement {
  const { limit, base, reference } = trial;
  const { against, compares } = OPERATORS[limit.operator];
  switch (against) {
    case "absolute":
      return judgeAlone(trial);
    case "reference":
      return judgeBeside(trial, reference, {
        name: "the reference",
        judge: compares === "ratio" ? judgeRatio : judgeHarm,
      });
    case "base":
      if (base.kind !== "present") return withoutBase(base);
      return judgeBeside(trial, base.own, { name: "the base", judge: judgeHarm });
    default:
      return against satisfies never;
  }
}

/** `min` and `max`. */
function judgeAlone(trial: Trial): Judgement {
  const own = valueIn(trial, trial.own);
  if (isUnmeasured(own)) return unmeasured(own);
  const order = compareDecimals(own, trial.limit.target);
  return told(trial, own, trial.limit.operator === "min" ? order < 0 : order > 0);
}

interface Beside {
  readonly name: string;
  readonly judge: (trial: Trial, own: Decimal, other: Decimal, name: string) => Judgement;
}

function judgeBeside(
  trial: Trial,
  other: Observation | Unmeasured,
  { name, judge }: Beside,
): Judgement {
  const seen = comparable(trial.own, other, name);
  const value = isUnmeasured(seen) ? seen : valueIn(trial, seen);
  if (isUnmeasured(value)) return unmeasured(value);
  const own = valueIn(trial, trial.own);
  return isUnmeasured(own) ? unmeasured(own) : judge(trial, own, value, name);
}

/** `max-increase` and `max-drop` from the reference, and `max-regression` from the base. */
function judgeHarm(trial: Trial, own: Decimal, other: Decimal, name: string): Judgement {
  const harm = trial.metric.direction === "lower" ? minus(own, other) : minus(other, own);
  const beside = `, ${name}'s ${shown(trial, other)}`;
  const beyond = compareDecimals(harm, trial.limit.target) > 0;
  return { ...told(trial, own, beyond, beside), observed: toNumber(harm) };
}

/** `max-ratio`: to the reference. */
function judgeRatio(trial: Trial, own: Decimal, other: Decimal, name: string): Judgement {
  if (other.units === 0n) {
    return unmeasured({ unmeasured: `${name} has a ${trial.metric.name} of 0: no ratio to it` });
  }
  const ratio = toNumber(own) / toNumber(other);
  const beside = `, ${amount(ratio, "ratio")} times ${name}'s`;
  const beyond = compareDecimals(own, times(trial.limit.target, other)) > 0;
  return { ...told(trial, own, beyond, beside), observed: ratio };
}

function valueIn({ metric }: Trial, seen: Observation): Decimal | Unmeasured {
  const value = exactly(metric, seen);
  return typeof value === "number" ? decimalOf(value) : value;
}

function told(trial: Trial, own: Decimal, beyond: boolean, beside = ""): Judgement {
  const { metric, limit } = trial;
  const where = beyond ? "beyond" : "within";
  const predicted = metric.planned === undefined ? "" : ", as Core ML predicts it";
  return {
    state: beyond ? "fail" : "pass",
    observed: toNumber(own),
    why: `${metric.name} is ${shown(trial, own)}${predicted}${beside}, ${where} ${limit.operator} ${limit.text}${more(trial)}`,
  };
}

/** What a target says besides of a number of its own. */
function more({ metric, own }: Trial): string {
  const given = metric.given?.(own);
  return given === undefined || isUnmeasured(given) ? "" : ` (${given.says})`;
}

function shown({ metric }: Trial, value: Decimal): string {
  return exactAmount(toNumber(value), WRITTEN[metric.quantity].value);
}
