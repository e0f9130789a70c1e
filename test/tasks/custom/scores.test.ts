import { describe, expect, test } from "vitest";
import type { Metric } from "../../../src/catalog/metrics.ts";
import { sampleTable } from "../../../src/tasks/columns/sample-table.ts";
import { customBuilder } from "../../../src/tasks/custom/columns.ts";
import type { CustomRecord } from "../../../src/tasks/custom/lines.ts";
import { scoresOf } from "../../../src/tasks/tasks.ts";
import { built } from "../measured.ts";

const ERRORS: Metric = {
  ...{ name: "word-errors", direction: "lower", quantity: "rate", source: "records" },
  ...{ test: "mean", says: "declared by words.py:Words" },
};

function found(...values: CustomRecord["values"][]) {
  return foundBy(ERRORS, values);
}

function foundBy(metric: Metric, values: readonly CustomRecord["values"][]) {
  const table = sampleTable(values.map((_, row) => ({ id: `s${row}` })));
  const lines = values.map((one, row) => ({ id: `s${row}`, values: one }));
  const columns = built(customBuilder(table), lines);
  return scoresOf(metric, columns, columns);
}

test("a metric of the user's own is the mean of what each record says", () => {
  expect(found({ "word-errors": 0.25, other: 7 }, { "word-errors": 0.5 })).toMatchObject({
    ...{ kind: "mean", values: Float64Array.of(0.25, 0.5), within: null },
  });
});

test("a metric that some record lacks is unmeasured", () => {
  expect(found({ "word-errors": 0.25 }, {})).toEqual({
    unmeasured: "1 of 2 records have no value of word-errors",
  });
  expect(found({}, {})).toEqual({ unmeasured: "no record has a value of word-errors" });
});

test("records that invent metrics without end fill no memory: a hundred are kept", () => {
  const invented = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`m${at}`, at]));
  expect(found(invented, { "word-errors": 1 })).toEqual({
    unmeasured: "no record has a value of word-errors",
  });
});

describe("as the policy declares it", () => {
  const rate: Metric = { ...ERRORS, test: "rate", direction: "higher" };
  const falseAlarms: Metric = { ...ERRORS, within: [0, 1] };
  const ratio: Metric = { ...ERRORS, test: "resampled", passFrom: 200 };
  const of = (...values: CustomRecord["values"][string][]) =>
    values.map((value) => ({ "word-errors": value }));

  const drawn = (scores: ReturnType<typeof foundBy>, ...counts: number[]) =>
    "which" in scores && scores.statistic.over(scores.which, Uint32Array.from(counts));

  test("a rate is right or wrong", () => {
    expect(foundBy(rate, of(1, 0, 1))).toMatchObject({ right: Uint8Array.of(1, 0, 1) });
    expect(foundBy(rate, of(1, 0.5))).toEqual({
      unmeasured: "1 of 2 records have a word-errors that is neither 0 nor 1",
    });
  });

  test("a ratio is what stands above the line by what stands below it, of all samples", () => {
    const scores = foundBy(ratio, of([1, 10], [3, 5], [0, 0]));
    expect(scores).toMatchObject({ kind: "resampled", passFrom: 200, within: null });
    expect(drawn(scores, 1, 1, 1)).toBe(4 / 15);
    expect(drawn(scores, 0, 2, 1)).toBe(6 / 10);
  });

  test.each<[string, Metric, CustomRecord["values"][string][], string]>([
    ["a number for a ratio", ratio, [0.5], "no record has a pair of numbers of word-errors"],
    [
      "a number for one",
      ratio,
      [[1, 2], 3],
      "1 of 2 records have no pair of numbers of word-errors",
    ],
    ["nothing to divide by", ratio, [[1, 0]], "the denominators of word-errors are all 0"],
    ["less than nothing", ratio, [[1, -2]], "word-errors has a denominator below 0"],
    [
      "a ratio for a mean",
      ERRORS,
      [[1, 2]],
      "word-errors is declared as a mean, and records have a ratio of it",
    ],
    [
      "a ratio for a rate",
      rate,
      [[1, 5]],
      "word-errors is declared as a rate, and records have a ratio of it",
    ],
    [
      "a rate, of which less is better, beyond 0 and 1",
      falseAlarms,
      [0, 7, 0.5],
      "2 of 3 records have a word-errors that is neither 0 nor 1",
    ],
  ])("%s is unmeasured", (_, metric, values, why) => {
    expect(foundBy(metric, of(...values))).toEqual({ unmeasured: why });
  });

  test("a ratio with a worst is one of clusters, of which none is empty", () => {
    const worst = { says: "5 pt", of: () => 0.05 };
    const clustered: Metric = { ...ERRORS, test: "clustered", passFrom: 20, worst };
    expect(foundBy(clustered, of([1, 10], [3, 5]))).toEqual({
      ...{ kind: "clustered", scale: "plain", within: null, passFrom: 20, worst: 0.05 },
      ...{ sums: Float64Array.of(1, 3), sizes: Float64Array.of(10, 5) },
    });
    expect(foundBy(clustered, of([1, 10], [3, 0]))).toEqual({
      unmeasured: "the denominator of word-errors is not above 0 in 1 of 2 records",
    });
  });

  test("a worst that the policy declares goes along with a mean", () => {
    const worst = { says: "50 pt", of: () => 0.5 };
    expect(foundBy({ ...ERRORS, worst }, of(0.1))).toMatchObject({ kind: "mean", worst: 0.5 });
  });
});
