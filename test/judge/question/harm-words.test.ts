import { describe, expect, test } from "vitest";
import { formNameOf, type Operator } from "../../../src/catalog/operators.ts";
import { movedBy } from "../../../src/judge/question/harm-words.ts";
import { findMetric } from "../../../src/tasks/rows.ts";

function harmed(name: string, operator: Operator) {
  const metric = findMetric(name);
  if (metric === undefined) throw new Error(`there is no ${name}`);
  return { metric, form: formNameOf(metric, operator) };
}

const TOP_1 = harmed("top-1", "max-drop");
const MAE = harmed("mae", "max-increase");
const PERPLEXITY = harmed("perplexity", "max-increase");
const LATENCY = harmed("latency-p50", "max-regression");

describe("how a metric moved, in its own unit", () => {
  test.each([
    [TOP_1, 0, "did not change"],
    [TOP_1, 0.004, "fell by 0.4 points"],
    [TOP_1, -0.01, "rose by 1 point"],
    [TOP_1, 0.00001, "fell by less than 0.01 points"],
    [MAE, 0.3, "rose by 0.3"],
    [MAE, -0.3, "fell by 0.3"],
    [PERPLEXITY, 0.02, "rose by 2 %"],
    [LATENCY, -14, "fell by 14 ms"],
  ])("%#", (of, harm, words) => {
    expect(movedBy(of, harm)).toBe(words);
  });
});
