import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { toDecimal } from "../../../src/catalog/decimal.ts";
import {
  examplesNeeded,
  leastExamples,
  smallestLimit,
} from "../../../src/statistics/before/drops.ts";
import {
  answersNeeded,
  leastAnswers,
  lowestRate,
  rateChances,
} from "../../../src/statistics/before/rates.ts";
import { ask, oracle } from "./planning.ts";

const AIM = { alpha: 0.05, power: 0.8 };

describe("how many examples certify a limit on a drop", () => {
  test.each([
    [2, 0, 1, 1397],
    [2, 0, 0.5, 5131],
    [0.5, 0, 1, 600],
    [2, 0.5, 1, 5287],
  ])("flips %d %%, drop %d pt, limit %d pt: %d", (flips, drop, limit, n) => {
    const supposed = { flips: flips / 100, drop: drop / 100 };
    expect(examplesNeeded(supposed, limit / 100, AIM)).toBe(n);
  });

  test.each([
    [0.2, 1497],
    [0.5, 598],
    [1, 299],
    [2, 149],
  ])("even where no answer changes, a limit of %d pt takes %d", (limit, n) => {
    expect(leastExamples(limit / 100, 0.05)).toBe(n);
    expect(examplesNeeded({ flips: 0, drop: 0 }, limit / 100, AIM)).toBe(n);
  });

  test.each([
    [300, 2.49],
    [500, 1.81],
    [800, 1.37],
    [1000, 1.21],
    [5000, 0.51],
  ])("%d examples carry a limit of %d pt", (n, limit) => {
    const found = smallestLimit(n, { flips: 0.02, drop: 0 }, AIM);
    expect(Math.round(found * 10_000) / 100).toBe(limit);
  });

  test("none do where the drop is at the limit, or where nothing may be lost", () => {
    expect(examplesNeeded({ flips: 0.02, drop: 0.01 }, 0.01, AIM)).toBe(Number.POSITIVE_INFINITY);
    expect(leastExamples(0, 0.05)).toBe(Number.POSITIVE_INFINITY);
  });

  test("a wider limit never takes more examples, and more flips never fewer", () => {
    const share = fc.double({ min: 0.001, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (limit, more, flips) => {
        const n = examplesNeeded({ flips, drop: 0 }, limit, AIM);
        expect(examplesNeeded({ flips, drop: 0 }, limit + more, AIM)).toBeLessThanOrEqual(n);
        expect(examplesNeeded({ flips: flips + more, drop: 0 }, limit, AIM)).toBeGreaterThanOrEqual(
          n,
        );
      }),
    );
  });

  test("the limit that so many carry takes so many", () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 50_000 }), (n) => {
        const supposed = { flips: 0.02, drop: 0 };
        const limit = smallestLimit(n, supposed, AIM);
        expect(examplesNeeded(supposed, limit, AIM)).toBeLessThanOrEqual(n);
        expect(examplesNeeded(supposed, limit * 0.999, AIM)).toBeGreaterThan(n);
      }),
    );
  });
});

describe("how many answers certify a floor under a rate", () => {
  test("with every answer right, as many as both lower bounds take to reach it", () => {
    expect(leastAnswers(0.9, 0.05)).toBe(29);
    expect(leastAnswers(0.999, 0.05)).toBe(2995);
    expect(leastAnswers(0.9, 0.01)).toBe(49);
    expect(leastAnswers(1, 0.05)).toBe(Number.POSITIVE_INFINITY);
  });

  test("the rate that so many need passes in 8 of 10 runs, and no lower one does", () => {
    const rate = lowestRate(997, 0.9, AIM);
    const chances = rateChances({
      operator: "min",
      ...{ n: 997, limit: toDecimal("0.9"), alpha: 0.05 },
    });
    expect(chances(rate).pass).toBeGreaterThanOrEqual(0.8);
    expect(chances(rate - 1e-6).pass).toBeLessThan(0.8);
  });

  test.each([
    [0.91, 0.9],
    [0.985, 0.98],
    [0.9995, 0.999],
    [0.6, 0.5],
  ])(
    "so many answers at %d pass under %d in 8 of 10 runs, and a few fewer do not",
    (rate, floor) => {
      const n = answersNeeded(rate, floor, AIM);
      const limit = toDecimal(String(floor));
      const passes = (of: number) =>
        rateChances({ operator: "min", n: of, limit, alpha: 0.05 })(rate).pass;
      for (const more of [0, 1, 5, 50]) expect(passes(n + more)).toBeGreaterThanOrEqual(0.8);
      expect(passes(n - 1)).toBeLessThan(0.8);
      expect(passes(leastAnswers(floor, 0.05) - 1)).toBe(0);
    },
  );
});

afterAll(() => "close" in oracle && oracle.close());

describe.skipIf("absent" in oracle)("numpy, playing 200,000 runs", () => {
  test("certifies about 8 of 10 with as many examples as are needed", async () => {
    const cases = [
      [0.02, 0, 0.01],
      [0.02, 0, 0.005],
      [0.02, 0.005, 0.01],
      [0.05, 0.01, 0.03],
      [0.1, 0, 0.02],
    ].map(([flips = 0, drop = 0, limit = 0]) => {
      const n = examplesNeeded({ flips, drop }, limit, AIM);
      return [n, flips, drop, limit, 0.05];
    });
    // What is added by counts being whole is at most three points of a hundred.
    for (const share of await ask("certified", cases))
      expect(Math.abs(Number(share) - 0.8)).toBeLessThan(0.03);
  });
});
