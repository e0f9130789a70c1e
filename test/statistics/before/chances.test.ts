import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { toDecimal } from "../../../src/catalog/decimal.ts";
import { chancesOf } from "../../../src/forecast/chances.ts";
import { standing } from "../../../src/judge/judgement.ts";
import { dropInterval } from "../../../src/statistics/after/drops.ts";
import type { Chances } from "../../../src/statistics/before/chances.ts";
import {
  dropChances,
  mostLostThatPasses,
  mostLostWithoutFail,
} from "../../../src/statistics/before/drops.ts";
import { rateChances } from "../../../src/statistics/before/rates.ts";
import { ask, oracle } from "./planning.ts";

const DROP = { metric: "top-1", operator: "max-drop", text: "" } as const;

test("800 examples under a limit of 1 pt answer as was simulated and enumerated beforehand", () => {
  const asked = { limit: { ...DROP, target: toDecimal("0.01") }, n: 800, alpha: 0.05 };
  const rows = chancesOf(asked)?.map(({ truth, pass, leansPass, leansFail, fail }) => [
    Number((truth * 100).toPrecision(4)),
    ...[pass, leansPass, leansFail, fail].map((chance) => Math.round(chance * 1000) / 10),
  ]);
  expect(rows).toEqual([
    [0, 60, 38.3, 1.7, 0],
    [0.5, 23.7, 63.4, 12.6, 0.4],
    [1, 4.6, 51.2, 39.7, 4.5],
    [1.5, 0.4, 18.7, 55.3, 25.7],
    [3, 0, 0.1, 4.1, 95.8],
  ]);
});

test("the edges of each answer are where the gate's own decision turns", () => {
  const cases = fc.record({
    n: fc.integer({ min: 1, max: 1500 }),
    gained: fc.nat(40),
    limit: fc.constantFrom("0.002", "0.005", "0.01", "0.02", "0.1"),
    alpha: fc.constantFrom(0.05, 0.1, 0.01),
  });
  fc.assert(
    fc.property(cases, ({ n, gained, limit, alpha }) => {
      fc.pre(gained <= n);
      const test = { n, limit: Number(limit), alpha };
      const state = (lost: number) => {
        if (lost < 0 || lost + gained > n) return;
        const beyond = lost - gained > n * test.limit;
        return standing(dropInterval({ n, lost, gained }, alpha), test.limit, beyond).state;
      };
      const [passes, withoutFail] = [
        mostLostThatPasses(test, gained),
        mostLostWithoutFail(test, gained),
      ];
      expect(state(passes) ?? "pass").toBe("pass");
      expect(state(passes + 1)).not.toBe("pass");
      expect(state(withoutFail) ?? "none").not.toBe("fail");
      expect(state(withoutFail + 1) ?? "fail").toBe("fail");
    }),
    { numRuns: 60, seed: 20 },
  );
});

test("the four chances are a whole, and a larger drop never passes more often", () => {
  const chances = dropChances({ n: 500, limit: toDecimal("0.02"), alpha: 0.05 });
  const passes = [0, 0.005, 0.01, 0.02, 0.04, 0.08].map((drop) => {
    const found = chances({ flips: Math.max(0.03, drop), drop });
    expect(sumOf(found)).toBeCloseTo(1, 12);
    return found.pass;
  });
  expect(passes).toEqual(passes.toSorted((a, b) => b - a));
});

test("of agreement every change is a loss: with no change at all it passes or cannot", () => {
  const limit = { metric: "agreement", operator: "max-drop", text: "", target: toDecimal("0.01") };
  const at = (n: number) =>
    chancesOf({ limit: { ...limit, operator: "max-drop" }, n, alpha: 0.05 });
  expect(at(299)?.[0]).toMatchObject({ truth: 0, pass: 1 });
  expect(at(298)?.[0]).toMatchObject({ truth: 0, pass: 0, leansPass: 1 });
});

test("more examples than anybody has keep nobody waiting", () => {
  const limit = { metric: "top-1", operator: "min", text: "", target: toDecimal("0.9") } as const;
  const at = (n: number) => chancesOf({ limit, n, alpha: 0.05 });
  expect(at(9e15)).toEqual(at(1e9));
});

test("a ceiling is a floor seen from the other side", () => {
  const floor = rateChances({ operator: "min", n: 300, limit: toDecimal("0.9"), alpha: 0.05 });
  const ceiling = rateChances({ operator: "max", n: 300, limit: toDecimal("0.1"), alpha: 0.05 });
  for (const rate of [0.85, 0.9, 0.93]) {
    const [one, other] = [floor(rate), ceiling(1 - rate)];
    expect(other.pass).toBeCloseTo(one.pass, 12);
    expect(other.fail).toBeCloseTo(one.fail, 12);
    expect(other.leansFail).toBeCloseTo(one.leansFail, 12);
  }
});

test.each(["1", "0"])("a floor of %s leaves no chance that is not between 0 and 1", (limit) => {
  const chances = rateChances({ operator: "min", n: 50, limit: toDecimal(limit), alpha: 0.05 });
  for (const rate of [0, 0.5, 1]) expect(sumOf(chances(rate))).toBeCloseTo(1, 12);
});

afterAll(() => "close" in oracle && oracle.close());

describe.skipIf("absent" in oracle)("scipy and statsmodels, run now, agree", () => {
  test("on every outcome of a few dozen pairs, to 1e-9", async () => {
    const cases = [
      [60, "0.05", 0.05, 0.06, 0],
      [60, "0.05", 0.05, 0.08, 0.05],
      [45, "0.1", 0.1, 0.2, 0.15],
      [30, "0.02", 0.2, 0.1, 0.01],
    ] as const;
    const asked = cases.map(([n, limit, ...rest]) => [n, Number(limit), ...rest]);
    const theirs = await ask("dropChances", asked);
    const ours = cases.map(([n, limit, alpha, flips, drop]) =>
      dropChances({ n, limit: toDecimal(limit), alpha })({ flips, drop }),
    );
    expectClose(ours, theirs);
  });

  test("on every count of right answers, to 1e-9", async () => {
    const cases = [
      [997, "0.9", 0.05, 0.92],
      [250, "0.88", 0.1, 0.88],
      [40, "0.5", 0.05, 0.3],
      [40, "0.99", 0.05, 1],
    ] as const;
    const asked = cases.map(([n, limit, ...rest]) => [n, Number(limit), ...rest]);
    const theirs = await ask("rateChances", asked);
    const ours = cases.map(([n, limit, alpha, rate]) =>
      rateChances({ operator: "min", n, limit: toDecimal(limit), alpha })(rate),
    );
    expectClose(ours, theirs);
  });
});

function expectClose(ours: readonly Chances[], theirs: readonly unknown[]): void {
  expect(theirs).toHaveLength(ours.length);
  const errors = ours.flatMap(({ pass, leansPass, leansFail, fail }, at) => {
    const other = theirs[at];
    if (!Array.isArray(other)) throw new Error("the oracle answered something else");
    return [pass, leansPass, leansFail, fail].map((mine, part) =>
      Math.abs(mine - Number(other[part])),
    );
  });
  expect(Math.max(...errors)).toBeLessThan(1e-9);
}

function sumOf({ pass, leansPass, leansFail, fail }: Chances): number {
  return pass + leansPass + leansFail + fail;
}
