import fc from "fast-check";
import { expect, test } from "vitest";
import { harmVersus } from "../../../src/statistics/after/estimates.ts";
import type { Contrast } from "../../../src/statistics/after/harm.ts";
import type { Estimable, Mean } from "../../../src/statistics/scores.ts";

const DROP: Contrast = { by: "difference", at: 0, direction: "higher", together: true };
const RISE: Contrast = { ...DROP, direction: "lower" };

const value = fc.integer({ min: -1000, max: 1000 }).map((one) => one / 1000);
const pairs = fc.array(fc.tuple(value, value), { minLength: 12, maxLength: 60 });
const alpha = fc.constantFrom(0.01, 0.05, 0.2);

function mean(values: readonly number[], within: Mean["within"] = null): Mean {
  return { kind: "mean", values: Float64Array.from(values), within, seed: 3 };
}

function intervalOf(before: Estimable, after: Estimable, how: Contrast, level: number) {
  const harm = harmVersus(before, after, how);
  return "unmeasured" in harm ? harm : harm.bounds(level).interval;
}

const sides = (all: readonly (readonly [number, number])[], within: Mean["within"] = null) =>
  [
    mean(
      all.map(([one]) => one),
      within,
    ),
    mean(
      all.map(([, other]) => other),
      within,
    ),
  ] as const;

test("permuting the samples changes nothing, to the last bit", () => {
  const shuffled = pairs.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, alpha, ([all, other], level) => {
      const [first, second] = [sides(all, [-1, 1]), sides(other, [-1, 1])];
      expect(intervalOf(...first, DROP, level)).toEqual(intervalOf(...second, DROP, level));
    }),
    { numRuns: 40 },
  );
});

test("a drop of what is better the higher is the rise of what is better the lower, the other way round", () => {
  fc.assert(
    fc.property(pairs, alpha, (all, level) => {
      const [before, after] = sides(all);
      expect(intervalOf(before, after, DROP, level)).toEqual(
        intervalOf(after, before, RISE, level),
      );
    }),
    { numRuns: 40 },
  );
});

test("bounds hold the value, and widen with the confidence", () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const [before, after] = sides(all);
      const harm = harmVersus(before, after, RISE);
      if ("unmeasured" in harm) throw new Error(harm.unmeasured);
      const [wide, narrow] = [0.01, 0.2].map((level) => harm.bounds(level).interval);
      if (wide === undefined || narrow === undefined) return;
      expect(wide[0]).toBeLessThanOrEqual(narrow[0]);
      expect(wide[1]).toBeGreaterThanOrEqual(narrow[1]);
      expect(narrow[0]).toBeLessThanOrEqual(harm.value);
      expect(narrow[1]).toBeGreaterThanOrEqual(harm.value);
    }),
    { numRuns: 40 },
  );
});

test("the same numbers give the same bounds again, drawn by the same seed", () => {
  const all = Array.from({ length: 50 }, (_, row) => [Math.sin(row), Math.cos(row)] as const);
  expect(intervalOf(...sides(all), RISE, 0.05)).toEqual(intervalOf(...sides(all), RISE, 0.05));
});
