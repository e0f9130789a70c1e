import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { harmAlone, harmVersus } from "../../../src/statistics/after/estimates.ts";
import type { Classes } from "../../../src/statistics/scores.ts";
import {
  classificationBuilder,
  labelTable,
} from "../../../src/tasks/image-classification/columns.ts";
import { thinClasses } from "../../../src/tasks/image-classification/scores.ts";
import { openOracle } from "../../oracles/bridge.ts";
import { built, measured, scores } from "../measured.ts";

const oracle = openOracle("classes", "sklearn.metrics", "scipy.stats");
afterAll(() => "close" in oracle && oracle.close());

type Row = readonly [label: string, answer: string];

function columnsOf(rows: readonly Row[]) {
  const samples = rows.map(([label], row) => ({ id: `s${String(row).padStart(4, "0")}`, label }));
  const lines = rows.map(([, answer], row) => ({
    id: samples[row]?.id ?? "",
    top: [[answer, 1]] as [string, number][],
  }));
  return built(classificationBuilder(labelTable(samples)), lines);
}

const answered = fc.array(
  fc.tuple(fc.constantFrom("cat", "dog", "hen"), fc.constantFrom("cat", "dog", "hen", "cow")),
  { minLength: 200, maxLength: 400 },
);

/** So many samples of each class, of which the first few are wrong. */
const of = (sizes: Readonly<Record<string, readonly [n: number, wrong: number]>>) =>
  columnsOf(
    Object.entries(sizes).flatMap(([name, [n, wrong]]) =>
      Array.from({ length: n }, (_, at): Row => [name, at < wrong ? "none" : name]),
    ),
  );

describe.skipIf("absent" in oracle)("scikit-learn, run now, agrees to 1e-9", () => {
  test("on the mean of the recalls and on the lowest of large classes", async () => {
    if ("absent" in oracle) throw new Error(oracle.absent);
    const all = fc.sample(answered, { numRuns: 60, seed: 4 });
    const asked = all.map((rows) => [rows.map(([label]) => label), rows.map(([, one]) => one)]);
    const theirs = await oracle.ask("recalls", asked);
    for (const [at, rows] of all.entries()) {
      const [balanced, lowest] = Object.values(theirs[at] ?? []);
      const columns = columnsOf(rows);
      expect(measured("balanced-accuracy", columns)).toBeCloseTo(Number(balanced), 9);
      expect(measured("worst-class", columns)).toBeCloseTo(Number(lowest), 9);
    }
  });

  test("on the bounds of the lowest recall, which scipy's tests and Bonferroni's share have too", async () => {
    if ("absent" in oracle) throw new Error(oracle.absent);
    const found = scores("worst-class", of({ cat: [60, 12], dog: [80, 4], hen: [20, 19] }));
    if (!("kind" in found) || found.kind !== "classes") throw new Error("no classes");
    const [low = 0, high = 0] = harmAlone.higher(found).bounds(0.05).interval ?? [];
    const counts = [
      [48, 60],
      [76, 80],
    ];
    const [worst, best] = Object.values((await oracle.ask("lowest", [[counts, 0.05]]))[0] ?? []);
    expect(-high).toBeCloseTo(Number(worst), 9);
    expect(-low).toBeCloseTo(Number(best), 9);
  });
});

const worst = (columns: ReturnType<typeof of>): Classes => {
  const found = scores("worst-class", columns);
  if ("kind" in found && found.kind === "classes") return found;
  throw new Error(JSON.stringify(found));
};

const how = { by: "difference", at: 0, direction: "higher", together: true } as const;

describe("the worst class", () => {
  test("is named, and one of fewer than fifty samples is none", () => {
    const found = harmAlone.higher(worst(of({ cat: [60, 12], dog: [80, 4], hen: [49, 49] })));
    expect(found.value).toBe(-0.8);
    expect(found.bounds(0.05).note).toBe("class cat, of 2 with 50 samples or more");
  });

  test("loses what any class loses most, and keeps a limit only where every class does", () => {
    const before = worst(of({ cat: [100, 20], dog: [100, 0] }));
    const after = worst(of({ cat: [100, 20], dog: [100, 15] }));
    const harm = harmVersus(before, after, how);
    if ("unmeasured" in harm) throw new Error(harm.unmeasured);
    expect(harm.value).toBeCloseTo(0.15, 12);
    const [low = 0, high = 0] = harm.bounds(0.05).interval ?? [];
    expect(high).toBeGreaterThan(0.2);
    const [strict = 0] = harm.bounds(0.1).interval ?? [];
    expect(strict).toBeGreaterThan(low);
  });

  test("of classes that are all small is unmeasured", () => {
    expect(measured("worst-class", of({ cat: [49, 1], dog: [12, 0] }))).toBe(
      "worst-class needs a class of 50 samples, and the largest has 49",
    );
  });
});

describe("the mean of the recalls", () => {
  test("may hide a loss that falls on the smallest class, and its bound knows it", () => {
    const sound = of({ cat: [500, 0], dog: [20, 0] });
    const [before, after] = [
      scores("balanced-accuracy", sound),
      scores("balanced-accuracy", of({ cat: [500, 1], dog: [20, 0] })),
    ];
    if (!("kind" in before && before.kind === "mean")) throw new Error("no mean");
    if (!("kind" in after && after.kind === "mean")) throw new Error("no mean");
    const harm = harmVersus(before, after, how);
    if ("unmeasured" in harm) throw new Error(harm.unmeasured);
    // All 520 say that no more than 0.57 % of samples differ; were all of them dogs, that is 7.5 points.
    expect(harm.bounds(0.05).interval?.[1]).toBeGreaterThan(
      (520 / 40) * (1 - 0.05 ** (1 / 520)) - 1e-9,
    );
  });
});

test("classes of which there are few are what the samples cannot see", () => {
  expect(thinClasses(of({ cat: [30, 0], dog: [29, 0], hen: [3, 0] }))).toBe(
    "these data cannot see 2 of 3 classes: of each there are fewer than 30 samples",
  );
  expect(thinClasses(of({ cat: [30, 0], dog: [31, 0] }))).toBeUndefined();
});
