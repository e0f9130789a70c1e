import { describe, expect, test } from "vitest";
import { flooredLowerBound } from "../../../src/statistics/after/capped-mean.ts";
import { harmAlone, harmVersus } from "../../../src/statistics/after/estimates.ts";
import type { Clustered, Mean } from "../../../src/statistics/scores.ts";

const N = 300;
const numbers = (of: (row: number) => number) =>
  Float64Array.from({ length: N }, (_, row) => of(row));
const mean = (of: (row: number) => number): Mean => ({
  ...{ kind: "mean", within: null, seed: 1 },
  values: numbers(of),
});
const texts = (of: (row: number) => number): Clustered => ({
  ...{ kind: "clustered", scale: "log", within: null, passFrom: 20 },
  sums: numbers((row) => 10 * of(row)),
  sizes: numbers(() => 10),
});
const unseen = 1 - 0.05 ** (1 / N);
const RISE = { by: "difference", at: 0, direction: "lower", together: true } as const;

function versus(
  before: Mean | Clustered,
  after: Mean | Clustered,
  how: Parameters<typeof harmVersus>[2],
) {
  const harm = harmVersus(before, after, how);
  if ("unmeasured" in harm) throw new Error(harm.unmeasured);
  return harm;
}

describe("a mean whose units count up to a worst", () => {
  test("is bounded from above by all of the doubt, and from below by half, for two tests may fail it", () => {
    const after = (row: number) => 1 + (row % 3 === 0 ? 0.9 : 0);
    const harm = versus(
      mean(() => 1),
      mean(after),
      { ...RISE, worst: 1 },
    );
    const sums = numbers((row) => (row % 3 === 0 ? 0.9 : 0));
    const sizes = numbers(() => 1);
    const [low] = harm.bounds(0.05).interval ?? [];
    expect(low).toBeCloseTo(flooredLowerBound({ sums, sizes }, -1, 0.025), 9);
  });

  test("takes a gain for as large as the largest seen", () => {
    const after = (row: number) => 1 - (row === 0 ? 50 : 0);
    const harm = versus(
      mean(() => 1),
      mean(after),
      { ...RISE, worst: 1 },
    );
    expect(harm.value).toBeCloseTo(-50 / N, 12);
    expect(harm.bounds(0.05).interval?.[0]).toBeLessThan(-50 * unseen);
  });

  test("that is better the higher counts what it falls, and no more of one sample than its worst", () => {
    const harm = versus(
      mean(() => 9),
      mean((row) => (row < 30 ? 1 : 9)),
      {
        ...{ ...RISE, direction: "higher", worst: 2 },
      },
    );
    expect(harm).toMatchObject({ value: (30 * 2) / N, beyond: 30 });
  });

  test("by itself counts what it is short of a min, as far below that as its worst", () => {
    const harm = harmAlone.higher(
      mean((row) => (row < 30 ? -100 : 9)),
      { worst: 2, limit: 5 },
    );
    expect(harm.beyond).toBe(30);
    expect(-harm.value).toBeCloseTo((30 * 3 + 270 * 9) / N, 9);
  });

  test("against a ratio below 1 holds what unseen samples may lack of being better", () => {
    // Of all samples 0.5 stayed of 1, as 0.6 asks: one that had stayed as it was, or worse, would be 0.4 + 1 over.
    const harm = versus(
      mean(() => 1),
      mean(() => 0.5),
      { ...RISE, by: "ratio", at: 0.6, worst: 1 },
    );
    expect(harm.value).toBeCloseTo(0.5, 12);
    expect(harm.bounds(0.05).interval?.[1]).toBeCloseTo(0.5 + (1.4 + 0.1) * unseen, 9);
  });
});

describe("texts", () => {
  test("are ruined by a share: one whose perplexity more than doubles counts as if it doubled", () => {
    const harm = versus(
      texts(() => 2),
      texts((row) => 2 + (row < 3 ? 5 : 0)),
      { ...RISE, worst: 1 },
    );
    expect(harm.beyond).toBe(3);
    expect(harm.value).toBeCloseTo(2 ** (3 / N) - 1, 12);
  });

  test("by themselves count up to so much beyond the limit", () => {
    const harm = harmAlone.lower(
      texts((row) => Math.log(row < 3 ? 1e6 : 8)),
      { worst: 1, limit: 10 },
    );
    expect(harm.beyond).toBe(3);
    expect(harm.value).toBeCloseTo(Math.exp((3 * Math.log(20) + 297 * Math.log(8)) / N), 9);
    const low = harmAlone.higher(
      texts((row) => Math.log(row < 3 ? 1e-6 : 8)),
      { worst: 1, limit: 4 },
    );
    expect(low.beyond).toBe(3);
    expect(-low.value).toBeCloseTo(Math.exp((3 * Math.log(2) + 297 * Math.log(8)) / N), 9);
  });
});
