import { describe, expect, test } from "vitest";
import { toDecimal } from "../../../src/catalog/decimal.ts";
import { answer } from "../../../src/judge/question/answer.ts";
import { askAlone, askVersus } from "../../../src/judge/question/ask.ts";
import type { Limit } from "../../../src/policy/policy.ts";
import { harmAlone, harmVersus } from "../../../src/statistics/after/estimates.ts";
import type { Mean } from "../../../src/statistics/scores.ts";
import { findMetric } from "../../../src/tasks/rows.ts";

const METRIC = findMetric("log-loss");
const at = { line: 1, column: 1 };

function mean(n: number, loss: (row: number) => number, worst?: number): Mean {
  const values = Float64Array.from({ length: n }, (_, row) => loss(row));
  return { kind: "mean", values, within: null, seed: 1, ...(worst !== undefined && { worst }) };
}

const number = (text: string) => ({ value: toDecimal(text), text });

/** `ruined` of n samples are 8 nats worse, the others a little better or worse. */
function judged(n: number, ruined: number, more: { worst?: string; share?: string } = {}) {
  if (METRIC === undefined) throw new Error("no metric");
  const { worst, share } = more;
  const limit: Limit = {
    metric: "log-loss",
    operator: "max-increase",
    target: toDecimal("0.03"),
    text: "0.03",
    at,
    ...(worst !== undefined && { worst: number(worst) }),
    ...(share !== undefined && { maxShare: { value: toDecimal(share), text: share } }),
  };
  const before = mean(n, () => 1, 1);
  const after = mean(n, (row) => (row < ruined ? 9 : 1 + 0.001 * Math.sin(row)), 1);
  const question = askVersus(
    { limit, metric: METRIC },
    {
      ...{ before, after, than: "the reference", same: false, value: () => 1 },
      harm: (how) => harmVersus(before, after, { ...how, direction: "lower", together: true }),
    },
  );
  return answer(question, 0.05);
}

describe("a harm that is rare and large", () => {
  test("is in the bound of a mean that counts it up to its worst, though no sample shows it", () => {
    const found = judged(100, 0);
    expect(found.state).toBe("pass");
    expect(found.interval?.[1]).toBeGreaterThan(0.0295);
    expect(found.beyond).toMatchObject({ worst: 1, count: 0, n: 100, most: 0.05 });
    expect(found.beyond?.interval[1]).toBeCloseTo(1 - 0.05 ** (1 / 100), 9);
    expect(found.why).toMatchInlineSnapshot(
      `"log-loss rose by 0.000003792 against the reference. The true rise is at most 0.02952 (95 % sure), and 0.03 is allowed. No sample is worse by more than 1. Unseen, at most one in 33 could be (95 % sure), and 5 % is allowed"`,
    );
  });

  test("of which so few samples could hide more than is allowed is not certified", () => {
    expect(judged(98, 0)).toMatchObject({ state: "inconclusive", leans: "pass" });
    expect(judged(58, 0, { worst: "0.1" }).state).toBe("inconclusive");
    expect(judged(59, 0, { worst: "0.1" }).state).toBe("pass");
  });

  test("counts by number where it is beyond its worst: one in ten is too many, whatever the mean", () => {
    const found = judged(1000, 100, { worst: "0.1" });
    expect(found).toMatchObject({ state: "fail", beyond: { count: 100, n: 1000 } });
    expect(found.observed).toBeLessThan(0.03);
    expect(found.why).toMatchInlineSnapshot(
      `"log-loss rose by 0.01 against the reference. The true rise is at most 0.0117 (95 % sure), and 0.03 is allowed. 100 of 1000 samples are worse by more than 0.1. At least one in 13 would be (95 % sure), and 5 % is allowed"`,
    );
  });

  test("leans to fail where either number is beyond its limit, and passes where more may be", () => {
    expect(judged(200, 11, { worst: "0.1" })).toMatchObject({
      state: "inconclusive",
      leans: "fail",
    });
    expect(judged(200, 11, { worst: "0.1", share: "0.2" }).state).toBe("pass");
  });

  test("fails with half of the doubt in each of the two tests", () => {
    const { beyond } = judged(300, 40, { worst: "0.01" });
    const wilson = answer({ ...asRate(300, 40), kind: "rate" }, 0.025).interval;
    expect(beyond?.interval[0]).toBe(wilson?.[0]);
  });
});

function asRate(n: number, right: number) {
  if (METRIC === undefined) throw new Error("no metric");
  const limit = {
    metric: "x",
    operator: "min",
    target: toDecimal("0.5"),
    text: "50 %",
    at,
  } as const;
  return { limit, metric: METRIC, right, n };
}

describe("a value by itself", () => {
  const alone = (worst?: string, loss: (row: number) => number = () => 0.5) => {
    if (METRIC === undefined) throw new Error("no metric");
    const limit: Limit = {
      metric: "log-loss",
      operator: "max",
      target: toDecimal("0.6"),
      text: "0.6",
      at,
      ...(worst !== undefined && { worst: number(worst) }),
    };
    const after = mean(300, (row) => loss(row) + 0.01 * Math.sin(row), 1);
    const question = askAlone({ limit, metric: METRIC }, after, (better, cut) =>
      harmAlone[better](after, cut),
    );
    return answer(question, 0.05);
  };

  test("certifies nothing without a worst of its own: what is far from a limit nobody else can know", () => {
    expect(alone()).toMatchObject({ state: "inconclusive", leans: "pass" });
    expect(alone().why).toMatchInlineSnapshot(
      `"log-loss is 0.5. That keeps max 0.6, but without a worst (log-loss: { worst: … }) a few samples that nobody drew could change it by any amount"`,
    );
    expect(alone("1")).toMatchObject({ state: "pass", beyond: { count: 0, worst: 1 } });
  });

  test("counts a sample up to so far beyond the limit", () => {
    const found = alone("1", (row) => (row < 10 ? 50 : 0.1));
    expect(found.observed).toBeCloseTo((10 * 1.6 + 290 * 0.1) / 300, 3);
    expect(found).toMatchObject({ beyond: { count: 10, n: 300 } });
  });
});
