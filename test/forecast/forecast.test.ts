import { describe, expect, test } from "vitest";
import { toDecimal } from "../../src/catalog/decimal.ts";
import { operatorsOf } from "../../src/catalog/operators.ts";
import { forecast } from "../../src/forecast/forecast.ts";
import { METRICS } from "../../src/tasks/rows.ts";

type Operator = Parameters<typeof forecast>[0]["limit"]["operator"];

function of(metric: string, operator: Operator, target: string, n: number) {
  return forecast({
    limit: { metric, operator, target: toDecimal(target), text: "" },
    n,
    alpha: 0.05,
  });
}

describe("whether the examples decide a limit", () => {
  test.each([
    ["top-1", "max-drop", "0.02", 997, "likely"],
    ["top-1", "max-drop", "0.01", 997, "seldom"],
    ["top-1", "max-drop", "0.01", 298, "too-few"],
    ["top-1", "max-drop", "0.01", 299, "seldom"],
    ["top-1", "max-drop", "0", 100_000, "never"],
    ["top-1", "max-drop", "0.01", 0, "too-few"],
    ["log-loss", "max", "1", 0, "too-few"],
    ["latency-p50", "max", "10", 0, "unknown"],
    ["top-5", "max-regression", "0.01", 1397, "likely"],
    ["agreement", "max-drop", "0.02", 997, "likely"],
    ["top-1", "min", "0.9", 6000, "likely"],
    ["top-1", "min", "0.9", 997, "unknown"],
    ["top-1", "min", "0.999", 997, "too-few"],
    ["top-1", "min", "1", 100_000, "never"],
    ["top-1", "max", "0", 100_000, "never"],
    ["size", "max", "5", 0, "always"],
    ["minimum-os", "max", "17", 0, "always"],
    ["latency-p50", "max-ratio", "1", 997, "unknown"],
    ["true-class-probability", "max-drop", "0.01", 298, "too-few"],
    ["true-class-probability", "max-drop", "0.01", 299, "unknown"],
    ["true-class-probability", "max-drop", "0", 299, "never"],
    ["log-loss", "max-increase", "0.01", 58, "too-few"],
    ["log-loss", "max-increase", "0.01", 59, "unknown"],
    ["map", "max-drop", "0.01", 199, "too-few"],
    ["map", "max-drop", "0.01", 200, "unknown"],
    ["perplexity", "max-increase", "0.02", 103, "too-few"],
    ["perplexity", "max-increase", "0.02", 104, "unknown"],
    ["perplexity", "max", "20", 1000, "never"],
    ["mae", "max-increase", "0.02", 1000, "never"],
    ["rmse", "max-increase", "0.02", 1000, "never"],
    ["spearman", "max-drop", "0.02", 199, "too-few"],
    ["spearman", "max-drop", "0.02", 200, "unknown"],
    ["pearson", "max-drop", "0.02", 199, "too-few"],
    ["a-metric-of-their-own", "max-drop", "0.01", 997, "unknown"],
  ] as const)("%s %s %s with %d: %s", (metric, operator, target, n, decides) => {
    expect(of(metric, operator, target, n).decides).toBe(decides);
  });

  test("the sentences say what would do", () => {
    expect(of("top-1", "max-drop", "0.01", 997).why).toBe(
      "997 examples certify it in fewer than 8 of 10 runs, even for a variant that costs nothing; about 1,400 would do, or a limit of 1.21 pt",
    );
    expect(of("top-1", "max-drop", "0.005", 271).why).toBe(
      "271 examples cannot certify it, even if not one answer changes: that takes 598, and about 5,200 to pass in 8 of 10 runs; the smallest limit that 271 carry is 2.66 pt",
    );
    expect(of("top-1", "min", "0.9", 997).why).toBe(
      "997 examples certify it in 8 of 10 runs where the true rate is 92.33 % or higher; about 5,600 do where it is 91 %",
    );
    expect(of("agreement", "max-drop", "0.01", 997).why).toContain(
      "even for a variant that costs half of it",
    );
    expect(of("latency-p50", "max", "10", 997).why).toContain("of 5 rounds or more");
  });

  test("every metric with every operator that it takes has an answer and a reason", () => {
    for (const metric of METRICS)
      for (const operator of operatorsOf(metric)) {
        const name = metric.name.replace(/([@-])[kt]$/, "$15");
        const { decides, why } = of(name, operator, "0.5", 1000);
        expect(`${name} ${operator} ${decides}`).not.toContain("undefined");
        expect(why).not.toBe("");
      }
  });
});
