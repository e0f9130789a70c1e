import {
  compareDecimals,
  type Decimal,
  decimalOf,
  minus,
  times,
  toNumber,
} from "../../catalog/decimal.ts";
import { formNameOf, OPERATORS } from "../../catalog/operators.ts";
import type { Screen } from "../../statistics/scores.ts";
import { amount } from "../../words/amounts.ts";
import { type Judgement, unmeasured } from "../judgement.ts";
import type { About } from "./question.ts";

/** A screen against `min` or `max`: the number as it is, for it proves nothing of other samples. */
export function judgeScreen(about: About, { value, n }: Screen): Judgement {
  const { limit } = about;
  const order = compareDecimals(decimalOf(value), limit.target);
  return told(about, {
    observed: value,
    n,
    beyond: limit.operator === "min" ? order < 0 : order > 0,
  });
}

/** A screen against another side's. */
export function judgeScreenChange(
  about: About,
  { before, after, than }: { before: Screen; after: Screen; than: string },
): Judgement {
  const { limit, metric } = about;
  const [was, is] = [decimalOf(before.value), decimalOf(after.value)];
  const { n } = after;
  if (OPERATORS[limit.operator].compares === "ratio") {
    if (before.value <= 0)
      return unmeasured({ unmeasured: `${than} has no ${metric.name} above 0` });
    const beyond = compareDecimals(is, times(limit.target, was)) > 0;
    return told(about, { observed: after.value / before.value, n, beyond });
  }
  const worse: Decimal = metric.direction === "higher" ? minus(was, is) : minus(is, was);
  const beyond = compareDecimals(worse, limit.target) > 0;
  return told(about, { observed: toNumber(worse), n, beyond });
}

function told(
  about: About,
  { observed, n, beyond }: { observed: number; n: number; beyond: boolean },
): Judgement {
  const { metric, limit } = about;
  const where = beyond ? "beyond" : "within";
  const value = amount(observed, formNameOf(metric, limit.operator));
  const why = `${metric.name} is ${value}, ${where} ${limit.operator} ${limit.text}. It is a hint, and proves nothing of the answers`;
  return { state: beyond ? "fail" : "pass", observed, n, why };
}
