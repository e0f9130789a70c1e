import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { chanceOfLess, restrictedScore } from "../../src/statistics/after/drops.ts";
import { rateInterval } from "../../src/statistics/after/rates.ts";
import { leastThatPasses, leastWithoutFail } from "../../src/statistics/before/rates.ts";
import { atLeast, chanceOfAtMost } from "../../src/statistics/distributions/discrete.ts";
import { normalQuantile } from "../../src/statistics/distributions/normal.ts";
import { ask, oracle } from "./scipy.ts";

afterAll(() => "close" in oracle && oracle.close());

const chance = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const alpha = fc.constantFrom(0.001, 0.01, 0.05, 0.1, 0.3);
const drop = fc
  .double({ min: -0.3, max: 0.3, noNaN: true })
  .map((x) => (Math.abs(x) < 1e-6 ? 0 : x));

/** `[lost, gained, n, drop]`. */
function pairsWithin(most: number) {
  return fc
    .tuple(fc.nat(most), fc.nat(most), fc.nat(most), drop)
    .filter(([lost, gained, same]) => lost + gained + same > 0)
    .map(([lost, gained, same, d]) => [lost, gained, lost + gained + same, d] as const);
}

function countedOf(n: fc.Arbitrary<number>) {
  return n.chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));
}

const cases = <Case>(arbitrary: fc.Arbitrary<Case>, count: number) =>
  fc.sample(arbitrary, { numRuns: count, seed: 20 });

function largestError(ours: readonly number[], theirs: readonly unknown[]): number {
  expect(theirs).toHaveLength(ours.length);
  return Math.max(...ours.map((value, at) => Math.abs(value - Number(theirs[at]))));
}

describe.skipIf("absent" in oracle)("scipy, run now, agrees", () => {
  test("on the normal quantile to 1e-12", async () => {
    const asked = cases(fc.tuple(chance), 2000);
    const theirs = await ask("normalQuantile", asked);
    expect(
      largestError(
        asked.map(([p]) => normalQuantile(p)),
        theirs,
      ),
    ).toBeLessThan(1e-12);
  });

  test("on sums of binomial tails to 1e-12, up to a hundred thousand trials", async () => {
    const size = fc.constantFrom(1, 2, 10, 300, 5000, 100_000);
    const asked = cases(fc.tuple(countedOf(size), chance), 2000).map(
      ([[most, n], p]) => [most, n, p] as const,
    );
    const theirs = await ask("atMost", asked);
    const ours = asked.map(([most, n, p]) => chanceOfAtMost(most, n, p));
    expect(largestError(ours, theirs)).toBeLessThan(1e-12);
  });

  test("on the wider of Wilson's and the exact interval to 1e-10", async () => {
    const asked = cases(fc.tuple(countedOf(fc.integer({ min: 1, max: 5000 })), alpha), 1000).map(
      ([[right, n], level]) => [right, n, level] as const,
    );
    const theirs = (await ask("rateInterval", asked)).flat();
    const ours = asked.flatMap(([right, n, level]) => rateInterval(right, n, level));
    expect(largestError(ours, theirs)).toBeLessThan(1e-10);
  });

  test("that a rate at its limit passes and fails as seldom as asked, every count added up", async () => {
    const asked = [50, 300, 700].flatMap((n) =>
      [0.5, 0.9, 0.98, 0.99].map((rate) => [n, rate, 0.05] as const),
    );
    const theirs = await ask("falseAnswers", asked);
    const ours = asked.map(([n, rate, level]) => {
      const test = { n, floor: rate, alpha: level };
      const mostThatFails = leastWithoutFail(test) - 1;
      return [atLeast(leastThatPasses(test), n, rate), chanceOfAtMost(mostThatFails, n, rate)];
    });
    for (const rates of ours) expect(Math.max(...rates)).toBeLessThanOrEqual(0.05);
    expect(largestError(ours.flat(), theirs.flat())).toBeLessThan(1e-9);
  });

  test("on the restricted score, its likelihood maximised numerically, to 1e-9", async () => {
    const asked = cases(pairsWithin(1000), 2000);
    const theirs = await ask("score", asked);
    const ours = asked.map(([lost, gained, n, d]) => restrictedScore({ lost, gained, n }, d).z);
    expect(largestError(ours, theirs)).toBeLessThan(1e-9);
  });

  test("on its exact chances, every outcome added up, to 1e-9", async () => {
    const asked = cases(pairsWithin(8), 60);
    const theirs = await ask("chanceOfLess", asked);
    const ours = asked.map(([lost, gained, n, d]) => chanceOfLess({ lost, gained, n }, d));
    expect(largestError(ours, theirs)).toBeLessThan(1e-9);
  });
});
