import { describe, expect, test } from "vitest";
import { compareDecimals, decimalOf, times, toDecimal } from "../../../src/catalog/decimal.ts";
import type { RateQuestion } from "../../../src/judge/question/question.ts";
import { judgeRate } from "../../../src/judge/question/rates.ts";
import { binomial, chanceOfAtMost } from "../../../src/statistics/distributions/discrete.ts";
import { normalQuantile } from "../../../src/statistics/distributions/normal.ts";
import { findMetric } from "../../../src/tasks/rows.ts";

const TOP_1 = findMetric("top-1");

function questionOf(operator: "min" | "max", text: string, right: number, n: number): RateQuestion {
  if (TOP_1 === undefined) throw new Error("there is no top-1");
  const at = { line: 1, column: 1 };
  const limit = { metric: "top-1", operator, target: toDecimal(text), text, at };
  return { kind: "rate", metric: TOP_1, limit, right, n };
}

/** Of a true rate that is exactly at the limit: how often the judge passes it, and fails it. */
function falseRates(operator: "min" | "max", n: number, text: string, alpha: number) {
  const [rates, rate] = [{ pass: 0, fail: 0 }, Number(text)];
  for (const { count, probability } of binomial(n, rate)) {
    if (probability < 1e-12) continue;
    const { state } = judgeRate(questionOf(operator, text, count, n), alpha);
    if (state === "pass" || state === "fail") rates[state] += probability;
  }
  return rates;
}

const SIZES = [10, 50, 120, 300, 400];
const RATES = ["0.5", "0.88", "0.95", "0.98", "0.99", "0.999"];
const CASES = SIZES.flatMap((n) => RATES.map((rate) => [n, rate] as const));

describe("a rate exactly at its limit, every outcome judged", () => {
  test.each(CASES)("passes and fails %i at %s as seldom as is asked", (n, rate) => {
    for (const alpha of [0.05, 0.01]) {
      const below = String(Number((1 - Number(rate)).toFixed(3)));
      for (const found of [falseRates("min", n, rate, alpha), falseRates("max", n, below, alpha)]) {
        expect(found.pass).toBeLessThanOrEqual(alpha + 1e-12);
        expect(found.fail).toBeLessThanOrEqual(alpha + 1e-12);
      }
    }
  });

  test("where Wilson's bounds alone would not: 6.0 % of 300 at 98 % pass, 8.9 % of 50 at 99 % fail", () => {
    expect(wilsonAlone(300, "0.98").pass).toBeCloseTo(0.06, 3);
    expect(wilsonAlone(50, "0.99").fail).toBeCloseTo(0.089, 3);
    expect(falseRates("min", 300, "0.98", 0.05).pass).toBeLessThan(0.05);
    expect(falseRates("min", 50, "0.99", 0.05).fail).toBeLessThan(0.05);
  });
});

/** The same by the test that was not enough: where the score is beyond the normal quantile. */
function wilsonAlone(n: number, text: string) {
  const [rate, z] = [Number(text), normalQuantile(0.95)];
  const reach = z * Math.sqrt(n * rate * (1 - rate));
  const isBelow = (count: number) =>
    compareDecimals(decimalOf(count), times(toDecimal(text), decimalOf(n))) < 0;
  const most = Math.ceil(n * rate - reach) - (isBelow(Math.ceil(n * rate - reach)) ? 0 : 1);
  return {
    pass: 1 - chanceOfAtMost(Math.ceil(n * rate + reach) - 1, n, rate),
    fail: chanceOfAtMost(Math.min(most, Math.floor(n * rate - reach)), n, rate),
  };
}
