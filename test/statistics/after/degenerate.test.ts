import { describe, expect, test } from "vitest";
import { harmAlone, harmVersus } from "../../../src/statistics/after/estimates.ts";
import type { Contrast, Harm } from "../../../src/statistics/after/harm.ts";
import { onlyNumber } from "../../../src/statistics/redrawn/unit-statistic.ts";
import type {
  Clustered,
  Estimable,
  Mean,
  Resampled,
  Rounds,
} from "../../../src/statistics/scores.ts";

const DROP: Contrast = { by: "difference", at: 0, direction: "higher", together: true };
const RISE: Contrast = { ...DROP, direction: "lower" };
const RATIO: Contrast = { ...RISE, by: "ratio", at: 1.1 };

const numbers = (n: number, of: (row: number) => number) =>
  Float64Array.from({ length: n }, (_, row) => of(row));
const wave = (row: number) => 0.5 + 0.4 * Math.sin(row);

function mean(values: Float64Array, within: Mean["within"] = [0, 1]): Mean {
  return { kind: "mean", values, within, seed: 7 };
}

function clustered(sums: Float64Array, scale: Clustered["scale"] = "log"): Clustered {
  return { kind: "clustered", sums, sizes: sums.map(() => 10), scale, within: null, passFrom: 20 };
}

function total(values: Float64Array, more: Partial<Resampled> = {}): Resampled {
  const mean = { kind: "ratio", above: values, below: values.map(() => 1) } as const;
  return {
    ...{ kind: "resampled", ...onlyNumber(mean, { size: values.length, seed: 7 }) },
    ...{ within: [0, 1], passFrom: 0, rare: false },
    ...more,
  };
}

function rounds(...times: number[]): Rounds {
  return { kind: "rounds", rounds: times.map((time) => [time, time, time]), p: 0.5 };
}

function versus(before: Estimable, after: Estimable, how = DROP): Harm {
  const harm = harmVersus(before, after, how);
  if ("unmeasured" in harm) throw new Error(harm.unmeasured);
  return harm;
}

const bounds = (before: Estimable, after: Estimable, how = DROP) =>
  versus(before, after, how).bounds(0.05);

describe("where no unit changed", () => {
  test("a bounded mean may still have lost what 300 samples do not show", () => {
    const values = numbers(300, wave);
    const floor = 1 - 0.05 ** (1 / 300);
    const { interval } = bounds(mean(values), mean(values));
    expect(interval?.[0]).toBeCloseTo(-floor, 12);
    expect(interval?.[1]).toBeCloseTo(floor, 12);
  });

  test("an unbounded mean is bounded by nothing", () => {
    const values = mean(numbers(300, wave), null);
    expect(bounds(values, values, RISE)).not.toHaveProperty("interval");
  });

  test("clusters that are all alike bound nothing", () => {
    const texts = clustered(numbers(40, wave));
    expect(bounds(texts, texts, RISE)).not.toHaveProperty("interval");
  });

  test("a redrawn value may still have lost a share of what there was", () => {
    const values = total(numbers(300, wave));
    const { interval } = bounds(values, values);
    const was = values.statistic.observed(values.which);
    expect(interval?.[1]).toBeCloseTo(was * (1 - 0.05 ** (1 / 300)), 12);
  });

  test("times that are equal to the last digit bound nothing", () => {
    expect(bounds(rounds(5, 5, 5, 5, 5), rounds(5, 5, 5, 5, 5), RISE).doubt).toContain(
      "same number",
    );
  });
});

describe("where few units changed", () => {
  const few = (changed: number) => numbers(400, (row) => wave(row) - (row < changed ? 0.05 : 0));

  test("a bounded mean reaches at least to what is unseen, and says how few changed", () => {
    const found = bounds(mean(few(0)), mean(few(9)));
    expect(found.interval?.[1]).toBe(1 - 0.05 ** (1 / 400));
    expect(found).toMatchObject({ note: "only 9 of 400 changed" });
    expect(found).not.toHaveProperty("doubt");
  });

  test.each([
    ["mean", mean(few(0), null), mean(few(1), null), RISE, 0.5],
    ["ratio of means", mean(few(0), null), mean(few(1), null), RATIO, 0.5],
    ["mean over clusters", clustered(few(0)), clustered(few(1)), RISE, 0.5],
  ])("an unbounded %s whose units count up to a worst reaches to what is unseen", (...row) => {
    const [, before, after, how, worst] = row;
    const unseen = 1 - 0.05 ** (1 / 400);
    const [, high = 0] = bounds(before, after, { ...how, worst }).interval ?? [];
    expect(high).toBeGreaterThan(worst * unseen * (how === RATIO ? 1.9 : 0.8));
  });

  test("ten say nothing of being few", () => {
    expect(bounds(mean(few(0)), mean(few(10)))).not.toHaveProperty("note");
  });
});

describe("where there is too little", () => {
  test("one sample bounds nothing", () => {
    expect(bounds(mean(numbers(1, wave)), mean(numbers(1, () => 0.2)))).not.toHaveProperty(
      "interval",
    );
  });

  test("one cluster bounds nothing", () => {
    const found = bounds(clustered(numbers(1, wave)), clustered(numbers(1, () => 9)), RISE);
    expect(found).not.toHaveProperty("interval");
  });

  test.each([
    [19, true],
    [20, false],
  ])("of %i texts of equal length a pass is in doubt: %s", (texts, doubted) => {
    const before = clustered(numbers(texts, wave));
    const after = clustered(numbers(texts, (row) => wave(row) + 0.001 * row));
    expect(bounds(before, after, RISE).doubt !== undefined).toBe(doubted);
  });

  test.each([
    [4, true],
    [5, false],
  ])("of %i rounds nothing is known: %s", (count, unknown) => {
    const times = [5, 5.1, 4.9, 5.2, 5.05].slice(0, count);
    const found = bounds(
      rounds(...times),
      rounds(...times.map((time, at) => time * (1 + at / 100))),
      RISE,
    );
    expect(found.interval === undefined).toBe(unknown);
  });

  test("a set that must hold 200 images doubts a pass of 199", () => {
    const [before, after] = [0, 0.1].map((less) =>
      total(
        numbers(199, (row) => wave(row) - less * wave(row)),
        { passFrom: 200 },
      ),
    );
    if (before && after) expect(bounds(before, after).doubt).toContain("a pass takes 200");
  });

  test("298 samples do not bound the worst hundredth from below, 299 do", () => {
    const worst = (n: number) =>
      harmAlone
        .higher({ kind: "quantile", values: numbers(n, wave), p: 0.01, within: null })
        .bounds(0.05);
    expect(worst(298)).not.toHaveProperty("interval");
    expect(worst(299).interval?.[1]).toBeCloseTo(-Math.min(...numbers(299, wave)), 12);
  });

  test("more than one redrawn set in twenty without a value, and there are no bounds", () => {
    // Of 50 only two count, and a draw in eight has neither.
    const below = numbers(50, (row) => (row < 2 ? 1 : 0));
    const ratio = { kind: "ratio", above: numbers(50, wave), below } as const;
    const sometimes = total(numbers(50, wave), onlyNumber(ratio, { size: 50, seed: 7 }));
    expect(harmAlone.lower(sometimes).bounds(0.05)).not.toHaveProperty("interval");
  });
});

describe("sides that do not fit together are unmeasured", () => {
  const values = numbers(30, wave);
  test.each([
    ["of two kinds", mean(values), clustered(values), DROP],
    ["of other samples", mean(values), mean(values.slice(1)), DROP],
    ["of other images", total(values), total(values.slice(1)), DROP],
    ["of other tokens", clustered(values), { ...clustered(values), sizes: values }, RISE],
    ["of more rounds", rounds(1, 2, 3, 4, 5), rounds(1, 2, 3, 4, 5, 6), RISE],
    [
      "whose mean before is 0",
      mean(
        numbers(30, () => 0),
        null,
      ),
      mean(values, null),
      RATIO,
    ],
  ])("%s", (_, before, after, how) => {
    expect(harmVersus(before, after, how)).toHaveProperty("unmeasured");
  });
});
