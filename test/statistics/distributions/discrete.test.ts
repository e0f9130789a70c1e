import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { chanceOfSoMany } from "../../../src/statistics/distributions/discrete.ts";
import { ask, oracle } from "../scipy.ts";

afterAll(() => "close" in oracle && oracle.close());

const drawing = fc
  .integer({ min: 1, max: 50_000 })
  .chain((total) => fc.tuple(fc.nat(total), fc.nat(Math.min(total, 40)), fc.constant(total)))
  .chain(([marked, drawn, total]) =>
    fc.tuple(fc.nat(drawn + 1), fc.constant(marked), fc.constant(drawn), fc.constant(total)),
  );

test("of two drawn from two marked among four, both are with one chance in six", () => {
  expect(chanceOfSoMany(2, { marked: 2, drawn: 2, total: 4 })).toBeCloseTo(1 / 6, 15);
  expect(chanceOfSoMany(0, { marked: 2, drawn: 2, total: 4 })).toBe(1);
  expect(chanceOfSoMany(3, { marked: 2, drawn: 2, total: 4 })).toBe(0);
});

describe.skipIf("absent" in oracle)("scipy, run now, agrees", () => {
  test("on the chance of so many to 1e-9", async () => {
    const asked = fc.sample(drawing, { numRuns: 2000, seed: 20 });
    const theirs = await ask("chanceOfSoMany", asked);
    const errors = asked.map(([least, marked, drawn, total], at) =>
      Math.abs(chanceOfSoMany(least, { marked, drawn, total }) - Number(theirs[at])),
    );
    expect(errors).toHaveLength(2000);
    expect(Math.max(...errors)).toBeLessThan(1e-9);
  });
});
