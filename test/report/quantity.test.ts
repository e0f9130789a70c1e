import { expect, test } from "vitest";
import { write } from "../../src/report/numbers.ts";
import { formOf, formOfDifference } from "../../src/report/quantity.ts";

test.each([
  ["top-1", 0.951, "95.1 %", 0.004, "0.4 pt"],
  ["perplexity", 12.5, "12.500", 0.02, "2.0 %"],
  ["mae", 0.31, "0.310", 0.02, "0.020"],
  ["latency-p50", 8, "8.0 ms", -14, "−14.0 ms"],
])("%s and a change of it are written as its limits are", (metric, value, own, change, moved) => {
  expect(write(value, formOf(metric))).toBe(own);
  expect(write(change, formOfDifference(metric))).toBe(moved);
});
