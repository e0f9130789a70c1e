import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chanceOfLess,
  chanceOfMore,
  dropInterval,
  exactBound,
  restrictedScore,
  scoreBound,
} from "../../../src/statistics/after/drops.ts";
import { mirrored, type Pairs } from "../../../src/statistics/pairs.ts";

const pairsOf = (lost: number, gained: number, n: number): Pairs => ({ n, lost, gained });

const alphas = fc.constantFrom(0.5, 0.1, 0.05, 0.01);
const pairs = fc
  .tuple(fc.nat(15), fc.nat(15), fc.nat(300))
  .filter(([lost, gained, same]) => lost + gained + same > 0)
  .map(([lost, gained, same]) => pairsOf(lost, gained, lost + gained + same));

describe("the restricted score", () => {
  test.each([
    [9, 3, 800, 0.01, -0.552169],
    [2, 5, 800, 0.01, -3.00674],
    [5, 1, 300, 0.01, 0.429248],
    [30, 12, 1000, 0.005, 2.044459],
    [0, 0, 271, 0.01, -1.654501],
    [6, 0, 300, 0.01, 1.723455],
  ])("of %i lost and %i gained of %i against a drop of %f is %f", (b, c, n, drop, z) => {
    expect(restrictedScore(pairsOf(b, c, n), drop).z).toBeCloseTo(z, 6);
  });

  test("is 0 where nothing changed and no drop is supposed", () => {
    expect(restrictedScore(pairsOf(0, 0, 100), 0).z).toBe(0);
  });

  test("grows with every loss and falls with every gain, which the exact sums rely on", () => {
    const shifted = fc.tuple(pairs, fc.double({ min: -0.999, max: 0.999, noNaN: true }));
    fc.assert(
      fc.property(shifted, ([{ n, lost, gained }, drop]) => {
        const { z } = restrictedScore({ n: n + 1, lost, gained }, drop);
        const more = restrictedScore({ n: n + 1, lost: lost + 1, gained }, drop).z;
        const less = restrictedScore({ n: n + 1, lost, gained: gained + 1 }, drop).z;
        expect(more).toBeGreaterThanOrEqual(z - 1e-9);
        expect(less).toBeLessThanOrEqual(z + 1e-9);
      }),
    );
  });
});

describe("the exact chances", () => {
  test.each([
    ["as little", chanceOfLess, 9, 3, 800, 0.315745],
    ["as much", chanceOfMore, 9, 3, 800, 0.709662],
    ["as little", chanceOfLess, 2, 5, 800, 0.000437],
    ["as little", chanceOfLess, 0, 0, 271, 0.065636],
    ["as much", chanceOfMore, 6, 0, 300, 0.083543],
  ])("of %s as seen, of %#", (_, chance, b, c, n, expected) => {
    expect(chance(pairsOf(b, c, n), 0.01)).toBeCloseTo(expected, 5);
  });

  test("of nothing changed is 1 both ways where no drop is supposed", () => {
    expect(chanceOfLess(pairsOf(0, 0, 100), 0)).toBe(1);
    expect(chanceOfMore(pairsOf(0, 0, 100), 0)).toBe(1);
  });
});

describe("the interval of the drop", () => {
  test.each([
    [9, 3, 800, 0.05, 0.000425, 0.015928],
    [16, 8, 800, 0.05, -0.000077, 0.021],
    [30, 12, 1000, 0.05, 0.007591, 0.02937],
    [1, 7, 21, 0.025, -0.517232, -0.026003],
  ])("by the score, of %i lost and %i gained of %i at %f", (b, c, n, alpha, low, high) => {
    expect(-scoreBound(pairsOf(c, b, n), alpha)).toBeCloseTo(low, 6);
    expect(scoreBound(pairsOf(b, c, n), alpha)).toBeCloseTo(high, 6);
  });

  test("by inverting the exact chance, of 9 lost and 3 gained of 800", () => {
    expect(-exactBound(pairsOf(3, 9, 800), 0.05)).toBeCloseTo(0.000308, 6);
    expect(exactBound(pairsOf(9, 3, 800), 0.05)).toBeCloseTo(0.01578, 6);
  });

  test("shows the worse of both", () => {
    const [low, high] = dropInterval(pairsOf(9, 3, 800), 0.05);
    expect(low).toBeCloseTo(0.000308, 6);
    expect(high).toBeCloseTo(0.015928, 6);
  });

  test("is never a point where nothing changed", () => {
    const [low, high] = dropInterval(pairsOf(0, 0, 298), 0.05);
    expect(low).toBe(-high);
    expect(high).toBeCloseTo(1 - 0.05 ** (1 / 298), 9);
  });

  test.each([
    ["one sample", 0, 0, 1],
    ["all lost", 40, 0, 40],
    ["all gained", 0, 40, 40],
    ["all flipped, either way", 150, 150, 300],
    ["a hundred thousand samples", 110, 90, 100_000],
  ])("holds the drop it saw, within −1 and 1: %s", (_, lost, gained, n) => {
    const [low, high] = dropInterval(pairsOf(lost, gained, n), 0.05);
    const seen = (lost - gained) / n;
    expect(-1 <= low && low <= seen && seen <= high && high <= 1).toBe(true);
  });

  test("is mirrored when the sides change places", () => {
    fc.assert(
      fc.property(pairs, alphas, (some, alpha) => {
        const [low, high] = dropInterval(some, alpha);
        expect(dropInterval(mirrored(some), alpha)).toEqual([-high, -low]);
      }),
      { numRuns: 40 },
    );
  });

  test("never falls with one more loss", () => {
    fc.assert(
      fc.property(pairs, alphas, ({ n, lost, gained }, alpha) => {
        const before = dropInterval({ n: n + 1, lost, gained }, alpha);
        const after = dropInterval({ n: n + 1, lost: lost + 1, gained }, alpha);
        expect(after[0]).toBeGreaterThanOrEqual(before[0] - 1e-10);
        expect(after[1]).toBeGreaterThanOrEqual(before[1] - 1e-10);
      }),
      { numRuns: 40 },
    );
  });

  test.each([201, 1000])("never falls where the exact sums end, of %i", (n) => {
    for (const gained of [0, 40, 100, 199]) {
      const before = dropInterval(pairsOf(200 - gained, gained, n), 0.05);
      const after = dropInterval(pairsOf(201 - gained, gained, n), 0.05);
      expect(after[0]).toBeGreaterThanOrEqual(before[0]);
      expect(after[1]).toBeGreaterThanOrEqual(before[1]);
    }
  });

  test("never widens when there is four times as much of everything", () => {
    fc.assert(
      fc.property(pairs, alphas, ({ n, lost, gained }, alpha) => {
        const once = dropInterval({ n, lost, gained }, alpha);
        const fourTimes = dropInterval({ n: 4 * n, lost: 4 * lost, gained: 4 * gained }, alpha);
        expect(fourTimes[0]).toBeGreaterThanOrEqual(once[0] - 1e-10);
        expect(fourTimes[1]).toBeLessThanOrEqual(once[1] + 1e-10);
      }),
      { numRuns: 30 },
    );
  });

  test("agrees with the exact test at its own ends", () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(0.1, 0.05), (some, alpha) => {
        const [low, high] = dropInterval(some, alpha);
        if (high < 1) expect(chanceOfLess(some, high + 1e-9)).toBeLessThanOrEqual(alpha);
        if (low > -1) expect(chanceOfMore(some, low - 1e-9)).toBeLessThanOrEqual(alpha);
      }),
      { numRuns: 40 },
    );
  });
});

describe("how often a drop exactly at the limit is passed, every outcome added up", () => {
  test.each([
    [60, 0.05, 0.06],
    [100, 0.02, 0.05],
    [150, 0.02, 0.03],
    [300, 0.01, 0.02],
    [300, 0.01, 0.05],
  ])("is at most 0.055: %i samples, limit %f, flips %f", (n, limit, flips) => {
    const chanceLost = (flips + limit) / 2;
    const chanceGained = (flips - limit) / 2;
    expect(chanceOfPass(n, limit, chanceLost, chanceGained)).toBeLessThanOrEqual(0.055);
  });
});

/** The sum over outcomes whose upper bound keeps the limit; outcomes below 1e-7 are left out. */
function chanceOfPass(n: number, limit: number, chanceLost: number, chanceGained: number): number {
  let sum = 0;
  for (let gained = 0; gained <= n; gained += 1) {
    for (let lost = 0; lost + gained <= n; lost += 1) {
      const chance = trinomial(n, lost, gained, chanceLost, chanceGained);
      if (chance > 1e-7 && dropInterval({ n, lost, gained }, 0.05)[1] <= limit) sum += chance;
    }
  }
  return sum;
}

function trinomial(n: number, lost: number, gained: number, b: number, c: number): number {
  const same = n - lost - gained;
  const ways = logFactorial(n) - logFactorial(lost) - logFactorial(gained) - logFactorial(same);
  return Math.exp(ways + times(lost, b) + times(gained, c) + times(same, 1 - b - c));
}

const times = (count: number, chance: number) => (count === 0 ? 0 : count * Math.log(chance));

function logFactorial(n: number): number {
  let sum = 0;
  for (let factor = 2; factor <= n; factor += 1) sum += Math.log(factor);
  return sum;
}
