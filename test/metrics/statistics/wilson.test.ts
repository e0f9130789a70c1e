import { expect, test } from "vitest";
import { wilsonInterval } from "../../../src/metrics/statistics/wilson.ts";

test("730 right of 800: between 89.46 % and 92.76 %, each side at 95 %", () => {
  const [low, high] = wilsonInterval(730, 800, 0.05);
  expect(low).toBeCloseTo(0.894646, 6);
  expect(high).toBeCloseTo(0.927573, 6);
});

test.each([1, 10, 100_000])("of %i, none right reaches exactly 0 and all right exactly 1", (n) => {
  expect(wilsonInterval(0, n, 0.05)[0]).toBe(0);
  expect(wilsonInterval(n, n, 0.05)[1]).toBe(1);
  expect(wilsonInterval(0, n, 0.05)[1]).toBeGreaterThan(0);
  expect(wilsonInterval(n, n, 0.05)[0]).toBeLessThan(1);
});
