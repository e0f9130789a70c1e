import { describe, expect, test } from "vitest";
import { findCliff } from "../../src/judge/cliff.ts";
import type { CurvePoint } from "../../src/judge/curve.ts";
import { type Ladder, metricNamed, PUBLISHED, rates, TOP1 } from "./ladders.ts";

const TRIALS = 300;

const NDCG = metricNamed("ndcg@10");

type Range = readonly [number, number];

/** Sizes halve from 48 MB down; scores in percent. */
function pointsOf(scores: readonly number[], megabytes = [48, 24, 12, 6, 3]): CurvePoint[] {
  return scores.map((score, at) => ({
    name: `v${at}`,
    bytes: (megabytes[at] ?? 1) * 1e6,
    score: Number((score / 100).toFixed(6)),
  }));
}

const cliffAt = (rungs: readonly CurvePoint[]) => findCliff(rungs, TOP1, 0.05)?.variant;

describe("a cliff of a ladder of which only scores are known", () => {
  test("is likely, with all that it is made of", () => {
    expect(findCliff(pointsOf([91.2, 91.1, 90.4, 81.7]), TOP1, 0.05)).toEqual({
      certainty: "likely",
      metric: "top-1",
      variant: "v3",
      after: "v2",
      drop: 0.087,
      saved: 6_000_000,
      slope: 0.087,
      slopeBefore: 0.007,
      breaks: true,
      perMegabyte: expect.closeTo(0.0145, 12),
      errorRatio: expect.closeTo(1.90625, 12),
    });
  });

  test.each<[string, number[], string | undefined]>([
    ["is where more than 2 points are lost", [91, 91, 91, 88.9], "v3"],
    ["is not where just 2 points are lost", [91, 91, 91, 89], undefined],
    ["is where a step is five times as steep as the one before", [91, 90.4, 87.4], "v2"],
    ["is not where it is a little less", [91, 90.4, 87.41], undefined],
    ["is at the first step too, where that costs more than 5 points", [91, 85.9], "v1"],
    ["is not at the first step where it costs just 5 points", [91, 86], undefined],
    ["is where a ladder falls everywhere by more than 5 points", [91, 84, 77, 70], "v1"],
    ["is the first of two", [91, 91, 85, 40], "v2"],
    ["is none on a ladder that falls evenly", [91, 88, 85, 82], undefined],
    ["is none on a ladder that rises", [80, 81, 82, 83], undefined],
  ])("%s", (_, scores, variant) => {
    expect(cliffAt(pointsOf(scores))).toBe(variant);
  });

  test("does not depend on the order in which variants stand", () => {
    const rungs = pointsOf([91.2, 91.1, 90.4, 81.7]);
    expect(cliffAt(rungs.toReversed())).toBe("v3");
  });

  test("is none where a smaller variant is as good again: then one variant is bad", () => {
    expect(cliffAt(pointsOf([91, 91, 80, 90.5]))).toBeUndefined();
    expect(cliffAt(pointsOf([91, 91, 80, 88.9]))).toBe("v2");
    expect(cliffAt(pointsOf([91, 91, 80, 90.5, 60]))).toBe("v4");
  });

  test("takes two of one size for one, whose score is that of the larger", () => {
    const sizes = [48, 24, 24 / 1.04, 12];
    expect(cliffAt(pointsOf([91, 91, 70, 90], sizes))).toBeUndefined();
    expect(cliffAt(pointsOf([91, 91, 70, 70], sizes))).toBe("v3");
    expect(cliffAt(pointsOf([91, 91, 70, 70], [48, 24, 24 / 1.06, 12]))).toBe("v2");
  });

  test("has the largest step beside the first, where that is another", () => {
    const found = findCliff(pointsOf([91, 91, 85, 29]), TOP1, 0.05);
    expect(found).toMatchObject({
      variant: "v2",
      largest: { variant: "v3", after: "v2", drop: 0.56 },
    });
    expect(findCliff(pointsOf([91, 91, 35, 29]), TOP1, 0.05)).not.toHaveProperty("largest");
  });

  test("counts by halvings: the same loss over four times the size is half as steep", () => {
    expect(cliffAt(pointsOf([91, 90.4, 87.4], [48, 24, 12]))).toBe("v2");
    expect(cliffAt(pointsOf([91, 90.4, 87.4], [48, 24, 6]))).toBeUndefined();
  });

  test("of a score that is no count of right answers has bounds by its values", () => {
    const values = (lost: number) =>
      Float64Array.from({ length: 200 }, (_, at) => (at % 10) / 20 + (at < lost ? 0 : 0.5));
    const rungs = [0, 1, 60].map((lost, at): CurvePoint => {
      const scores = {
        kind: "mean" as const,
        values: values(lost),
        within: [0, 1] as const,
        seed: 1,
      };
      return { name: `v${at}`, bytes: 8e6 / 2 ** at, score: 0.5, scores };
    });
    const found = findCliff(rungs, NDCG, 0.05);
    expect(found).toMatchObject({ variant: "v2", certainty: "confirmed", metric: "ndcg@10" });
    expect(found?.atLeast).toBeGreaterThan(0.1);
    expect(found?.atLeast).toBeLessThan(found?.drop ?? 0);
  });

  test("has no error ratio where nothing was wrong before", () => {
    expect(findCliff(pointsOf([100, 100, 90]), TOP1, 0.05)?.errorRatio).toBeNull();
  });
});

/**
 * How often each ladder is told to have a cliff, of so many draws of its examples. The published ladder must be found;
 * one that grows threefold a step, or falls evenly, must not.
 */
describe(`of ${TRIALS} draws`, () => {
  /** Four standard errors of a share near a half: a wrong rate is seen, chance is not. */
  const ERROR = 4 * Math.sqrt(0.25 / TRIALS);
  const THREEFOLD: Ladder = [0.91, 0.906, 0.894, 0.858];
  const FIVES: Ladder = [0.95, 0.9, 0.85, 0.8];
  const EVEN: Ladder = [0.91, 0.88, 0.85, 0.82];

  test.each<[string, number, Ladder, likely: Range, confirmed: Range]>([
    ["the published ladder", 500, PUBLISHED, [0.95, 1], [0.8, 0.9]],
    ["the published ladder", 1000, PUBLISHED, [0.99, 1], [0.99, 1]],
    ["the published ladder", 5000, PUBLISHED, [1, 1], [1, 1]],
    ["one growing threefold", 1000, THREEFOLD, [0, 0.21], [0, 0.02]],
    ["one falling evenly", 1000, EVEN, [0, 0.009], [0, 0]],
    ["one that loses just 5 points a step", 1000, FIVES, [0, 0.05], [0, 0.05]],
  ])("of %s on %i examples", (_, n, ladder, likely, confirmed) => {
    const found = rates(ladder, n, TRIALS);
    expect(found.likely).toBeGreaterThan(likely[0] - ERROR);
    expect(found.likely).toBeLessThan(likely[1] + ERROR);
    expect(found.confirmed).toBeGreaterThan(confirmed[0] - ERROR);
    expect(found.confirmed).toBeLessThan(confirmed[1] + ERROR);
  });
});
