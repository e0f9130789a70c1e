import fc from "fast-check";
import { expect, test } from "vitest";
import { holm } from "../../../src/statistics/after/holm.ts";

const below = (p: number, alpha: number) => p <= alpha;

/** As Holm writes it: the smallest chance against alpha/m, the next against alpha/(m − 1), until one is too large. */
function bySteps(chances: readonly number[], alpha: number): number[] {
  const sorted = chances.toSorted((a, b) => a - b);
  const stop = sorted.findIndex((p, at) => p > alpha / (sorted.length - at));
  return stop < 0 ? sorted : sorted.slice(0, stop);
}

test.each([
  { chances: [0.04], held: [0.04] },
  { chances: [0.04, 0.6], held: [] },
  { chances: [0.02, 0.04], held: [0.02, 0.04] },
  { chances: [0.01, 0.03, 0.03, 0.005], held: [0.005, 0.01] },
  { chances: [], held: [] },
])("of $chances at 5 % hold $held", ({ chances, held }) => {
  expect([...holm(chances, 0.05, below)].sort()).toEqual(held);
});

test("holds what the step-down procedure holds, in whatever order the claims come", () => {
  const chance = fc.double({ min: 0, max: 0.2, noNaN: true });
  fc.assert(
    fc.property(fc.uniqueArray(chance, { maxLength: 12 }), (chances) => {
      const held = [...holm(chances, 0.05, below)].sort((a, b) => a - b);
      expect(held).toEqual(bySteps(chances, 0.05));
    }),
    { numRuns: 2000 },
  );
});
