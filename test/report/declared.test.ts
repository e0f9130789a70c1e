import { expect, test } from "vitest";
import { cell } from "../../src/words/amounts.ts";
import { formOfDifference, formOfValue } from "../../src/words/forms.ts";
import { renderComment } from "./rendered.ts";
import { limit, model, variant, verdict } from "./sample.ts";

test.each([
  ["top-1", 0.951, "95.1 %", 0.004, "0.4 pt"],
  ["perplexity", 12.5, "12.500", 0.02, "2.0 %"],
  ["mae", 0.31, "0.310", 0.02, "0.020"],
  ["latency-p50", 8, "8.0 ms", -14, "−14.0 ms"],
])("%s and a change of it are written as its limits are", (metric, value, own, change, moved) => {
  expect(cell(value, formOfValue(metric))).toBe(own);
  expect(cell(change, formOfDifference(metric))).toBe(moved);
});

test("what a task of the user's own declares is written in its unit, in every table", () => {
  const observed = { value: 0.912, n: 997, versus: { drop: 0.021 } };
  const metrics = { "word-accuracy": observed };
  const drop = limit({ metric: "word-accuracy", operator: "max-drop", observed: 0.021 });
  const int8 = variant({
    metrics,
    limits: [drop],
    slices: [{ slice: { column: "light", value: "dark" }, n: 500, metrics }],
  });
  const told = (declared?: Record<string, "rate">) =>
    renderComment({
      verdict: verdict({
        models: [model({ reference: null, variants: [int8], ...(declared && { declared }) })],
      }),
    });
  const text = told({ "word-accuracy": "rate" });
  expect(text.match(/91\.2 %/g)).toHaveLength(3);
  expect(text).toContain("2.1 pt");
  expect(text).not.toMatch(/0\.912|0\.021/);
  expect(told()).toContain("0.912");
});
