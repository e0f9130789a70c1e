import fc from "fast-check";
import { expect, test } from "vitest";
import {
  isSurelyAtLeast,
  MOST_COUNTED,
  rateInterval,
} from "../../../src/statistics/after/rates.ts";

test("730 right of 800: between 89.43 % and 92.84 %, each side at 95 %", () => {
  const [low, high] = rateInterval(730, 800, 0.05);
  expect(low).toBeCloseTo(0.894288, 6);
  expect(high).toBeCloseTo(0.928407, 6);
});

test("300 of 300 right reach down to 0.05 to the power of 1/300, not only as far as Wilson's bound", () => {
  expect(rateInterval(300, 300, 0.05)[0]).toBeCloseTo(0.05 ** (1 / 300), 12);
});

test("where Wilson's bound is the wider one, it counts", () => {
  const z = 2.3263478740408408;
  expect(rateInterval(1, 1, 0.01)[0]).toBeCloseTo(0.01, 12);
  expect(rateInterval(1000, 1000, 0.01)[0]).toBeCloseTo(1000 / (1000 + z * z), 12);
});

test.each([1, 10, 100_000])("of %i, none right reaches exactly 0 and all right exactly 1", (n) => {
  expect(rateInterval(0, n, 0.05)[0]).toBe(0);
  expect(rateInterval(n, n, 0.05)[1]).toBe(1);
  expect(rateInterval(0, n, 0.05)[1]).toBeGreaterThan(0);
  expect(rateInterval(n, n, 0.05)[0]).toBeLessThan(1);
});

test("more examples than anybody has tell as much as the most that are counted", () => {
  expect(rateInterval(9e14, 1e15, 0.05)).toEqual(rateInterval(9e8, MOST_COUNTED, 0.05));
});

const counted = fc
  .integer({ min: 1, max: 2000 })
  .chain((n) => fc.tuple(fc.nat(n), fc.constant(n), fc.constantFrom(0.01, 0.05, 0.2)));

test("a floor is surely reached exactly where the lower bound reaches it", () => {
  fc.assert(
    fc.property(counted, fc.double({ min: 0, max: 1, noNaN: true }), (asked, floor) => {
      const [low] = rateInterval(...asked);
      fc.pre(Math.abs(low - floor) > 1e-12);
      expect(isSurelyAtLeast(floor, ...asked)).toBe(low >= floor);
    }),
  );
});

test("the interval holds the share that was seen, and one more right never lowers it", () => {
  fc.assert(
    fc.property(counted, ([right, n, alpha]) => {
      const [low, high] = rateInterval(right, n, alpha);
      expect(low).toBeLessThanOrEqual(right / n);
      expect(high).toBeGreaterThanOrEqual(right / n);
      if (right === n) return;
      const [next, above] = rateInterval(right + 1, n, alpha);
      expect(next).toBeGreaterThan(low);
      expect(above).toBeGreaterThanOrEqual(high);
    }),
  );
});
