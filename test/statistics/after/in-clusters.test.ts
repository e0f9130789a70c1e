import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clusteredDrop, dropAtLeast } from "../../../src/statistics/after/clustered-rates.ts";
import { dropInterval } from "../../../src/statistics/after/drops.ts";
import { harmAlone, harmVersus } from "../../../src/statistics/after/estimates.ts";
import { inClusters } from "../../../src/statistics/after/in-clusters.ts";
import { pairsOf } from "../../../src/statistics/pairs.ts";
import { UnitStatistic } from "../../../src/statistics/redrawn/unit-statistic.ts";
import { isEstimable, type Rate, type Scores } from "../../../src/statistics/scores.ts";

const copied = <Item>(items: readonly Item[], times: number) =>
  items.flatMap((item) => Array.from({ length: times }, () => item));
const numbers = (count: number, times: number) =>
  Int32Array.from(
    copied(
      Array.from({ length: count }, (_, at) => at),
      times,
    ),
  );

const rate = (right: readonly number[], clusters?: Int32Array): Rate => ({
  ...{ kind: "rate", right: Uint8Array.from(right) },
  ...(clusters && { clusters }),
});

function estimable(scores: Scores) {
  if (!isEstimable(scores)) throw new Error("a rate");
  return scores;
}

describe("copies of pictures", () => {
  test("tell of a drop no more than the pictures do", () => {
    const before = rate(
      copied(
        Array.from({ length: 60 }, () => 1),
        5,
      ),
      numbers(60, 5),
    );
    const after = rate(
      copied(
        Array.from({ length: 60 }, (_, at) => (at < 2 ? 0 : 1)),
        5,
      ),
      numbers(60, 5),
    );
    const rows = dropInterval(pairsOf(before.right, after.right), 0.05);
    const drop = clusteredDrop(before, after);
    if (drop === undefined) throw new Error("no clusters");
    const found = dropAtLeast(rows, drop, 0.05);
    const pictures = dropInterval({ n: 60, lost: 2, gained: 0 }, 0.05);
    expect(found[1]).toBeGreaterThan(rows[1]);
    expect(found[1]).toBeGreaterThan(0.98 * pictures[1]);
    expect(found[0]).toBeLessThanOrEqual(rows[0]);
  });

  test("of which none turned may hide what so few pictures cannot show", () => {
    const right = rate(new Array(300).fill(1), numbers(60, 5));
    const drop = clusteredDrop(right, right);
    if (drop === undefined) throw new Error("no clusters");
    const [low, high] = dropAtLeast([0, 0], drop, 0.05);
    expect(high).toBeCloseTo(1 - 0.05 ** (1 / 60), 9);
    expect(low).toBeCloseTo(-(1 - 0.05 ** (1 / 60)), 9);
  });

  test("never make an interval narrower than that of the rows", () => {
    const pair = fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1), fc.nat(9));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 4, maxLength: 40 }), (rows) => {
        const clusters = Int32Array.from(rows, ([, , cluster]) => cluster);
        const before = rate(
          rows.map(([was]) => was),
          clusters,
        );
        const after = rate(
          rows.map(([, is]) => is),
          clusters,
        );
        const own = dropInterval(pairsOf(before.right, after.right), 0.05);
        const drop = clusteredDrop(before, after);
        if (drop === undefined) throw new Error("no clusters");
        const found = dropAtLeast(own, drop, 0.05);
        expect(found[0]).toBeLessThanOrEqual(own[0]);
        expect(found[1]).toBeGreaterThanOrEqual(own[1]);
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  test("whose label is missing count as the worst for a pass and as the best for a fail", () => {
    const clusters = numbers(2, 2);
    const side = (answers: number[], ...right: number[]): Rate => ({
      ...rate([1, 1, 1, 1], clusters),
      beside: {
        names: ["a", "b"],
        right: Int8Array.from(right),
        answers: { numbers: Int32Array.from(answers), width: 1, k: 1 },
        clusters: Int32Array.of(1, 2),
      },
    });
    const drop = clusteredDrop(side([3, 3], -1, 1), side([4, 4], -1, 0));
    expect([...(drop?.worst.sums ?? [])]).toEqual([0, 1, 1]);
    expect([...(drop?.best.sums ?? [])]).toEqual([0, -1, 1]);
    expect([...(drop?.worst.sizes ?? [])]).toEqual([2, 3, 1]);
  });
});

describe("scores in clusters", () => {
  const values = Float64Array.from({ length: 40 }, (_, at) => 0.5 + 0.4 * Math.sin(at));

  test("a mean is that of the same rows, told by its clusters", () => {
    const plain = { kind: "mean", values, within: [0, 1], seed: 1 } as const;
    const found = estimable(inClusters(plain, numbers(8, 5)));
    expect(found.kind).toBe("clustered");
    const harm = harmAlone.lower(found);
    expect(harm.value).toBeCloseTo(harmAlone.lower(plain).value, 12);
    expect(harm.n).toBe(8);
  });

  test("texts that are equal are one, of all their words", () => {
    const sizes = Float64Array.of(2, 3, 3, 5);
    const sums = Float64Array.of(1, 2, 2, 4);
    const found = inClusters(
      { kind: "clustered", sums, sizes, scale: "log", within: null, passFrom: 20 },
      Int32Array.of(7, 9, 9, 8),
    );
    expect(found).toMatchObject({
      sums: Float64Array.of(1, 4, 4),
      sizes: Float64Array.of(2, 6, 5),
    });
  });

  test("what is drawn anew is drawn by clusters, all rows of one together", () => {
    const rows = Float64Array.of(0, 1, 2, 3);
    const ratio = { kind: "ratio", above: rows, below: rows.map(() => 1) } as const;
    const statistic = new UnitStatistic({ statistic: ratio, units: 4, seed: 1 });
    const clusters = Int32Array.of(5, 2, 5, 1);
    const found = inClusters(
      { kind: "resampled", statistic, which: 0, within: null, passFrom: 3, rare: false },
      clusters,
    );
    expect(found).toMatchObject({ kind: "resampled", statistic: { units: 3 }, passFrom: 3 });
    if (found.kind === "resampled")
      expect(found.statistic.over(0, Uint32Array.of(2, 0, 1))).toBe((2 * 0 + 2 * 2 + 3) / 5);
    // Another metric of the same statistic finds it drawn.
    expect(statistic.inClusters(clusters)).toBe(statistic.inClusters(clusters));
  });

  test("a worst hundredth counts each cluster once, by its worst", () => {
    const found = inClusters(
      { kind: "quantile", values: Float64Array.of(0.9, 0.5, 0.7), p: 0.01, within: null },
      Int32Array.of(0, 1, 0),
    );
    expect(found).toMatchObject({ values: Float64Array.of(0.7, 0.5) });
  });

  test("harm that is rare and large is counted by clusters", () => {
    const mean = (more: number) =>
      estimable(
        inClusters(
          {
            ...{ kind: "mean", within: null, seed: 1, worst: 1 },
            values: values.map((one, row) => one + (row < 5 ? more : 0)),
          },
          numbers(8, 5),
        ),
      );
    const how = { by: "difference", at: 0, direction: "lower", together: true, worst: 1 } as const;
    const harm = harmVersus(mean(0), mean(9), how);
    expect(harm).toMatchObject({ n: 8, beyond: 1, value: 1 / 8 });
  });
});
