import { expect, test } from "vitest";
import { selectRows } from "../../../src/tasks/tasks.ts";
import { measured, scores } from "../measured.ts";
import { columnsOf } from "./pairs.ts";

const GOLD = [0, 1, 1, 2, 3, 4, 5, 5];
const REFERENCE = [0.1, 0.2, 0.35, 0.3, 0.6, 0.7, 0.9, 0.8];
const VARIANT = [0.15, 0.1, 0.3, 0.5, 0.4, 0.75, 0.7, 0.85];

const pairsOf = (cosines: readonly number[], gold: readonly number[] = GOLD) =>
  cosines.map((cosine, row) => ({ score: gold[row] ?? 0, cosine }));

test("Spearman of eight pairs falls by 0.060245337", () => {
  const [before, after] = [REFERENCE, VARIANT].map((cosines) =>
    Number(measured("spearman", columnsOf(pairsOf(cosines)))),
  );
  expect((before ?? 0) - (after ?? 0)).toBeCloseTo(0.060245337, 9);
});

test("a perfect order is 1 and its reverse -1, whatever the distances", () => {
  const cubes = [1, 8, 27, 64];
  expect(measured("spearman", columnsOf(pairsOf(cubes, [1, 2, 3, 4])))).toBeCloseTo(1, 12);
  expect(measured("spearman", columnsOf(pairsOf(cubes, [4, 3, 2, 1])))).toBeCloseTo(-1, 12);
});

test("without differing scores there is nothing to correlate with", () => {
  expect(measured("spearman", columnsOf(pairsOf(VARIANT, Array(8).fill(3))))).toBe(
    "all pairs have the same score, so that there is no spearman",
  );
});

test("a variant that finds all pairs equally alike has collapsed", () => {
  const found = scores("pearson", columnsOf(pairsOf(Array(8).fill(0.5))));
  expect(found).toEqual({ kind: "collapsed", why: "all pairs have the same cosine" });
});

test("pairs that share a sentence are drawn together", () => {
  const clusters = ["a", "a", undefined, "b", "b", "b", undefined, "a"];
  const pairs = pairsOf(VARIANT).map((pair, row) => {
    const cluster = clusters[row];
    return { ...pair, ...(cluster !== undefined && { cluster }) };
  });
  const found = scores("spearman", columnsOf(pairs));
  if (!("which" in found)) throw new Error("no value");
  expect(found.statistic.units).toBe(4);
  const alone = pairs.filter(({ cluster }) => cluster === "a" || cluster === "b");
  const drawn = found.statistic.over(found.which, Uint32Array.of(1, 0, 1, 0));
  expect(drawn).toBe(measured("spearman", columnsOf(alone)));
  const some = selectRows(columnsOf(pairs), [5, 2, 3, 6]);
  expect("unmeasured" in some ? some : scores("spearman", some)).toMatchObject({
    statistic: { units: 3 },
  });
});

const besideReference = (name: string, variant = VARIANT) =>
  scores(name, columnsOf(pairsOf(variant)), columnsOf(pairsOf(REFERENCE)));

test("the shift is the signed mean of what the cosines differ by", () => {
  const found = besideReference("cosine-shift");
  if (!("values" in found)) throw new Error("no mean");
  const sum = VARIANT.reduce((total, cosine, at) => total + cosine - (REFERENCE[at] ?? 0), 0);
  expect(found.values.reduce((total, value) => total + value, 0)).toBeCloseTo(sum, 12);
  const lower = besideReference(
    "cosine-shift",
    REFERENCE.map((cosine) => cosine - 0.04),
  );
  expect("values" in lower && lower.values.every((value) => value < -0.039)).toBe(true);
});

test("a pair decided otherwise is on the other side of the threshold; on it is above", () => {
  const found = besideReference("decisions@0.3");
  expect(found).toMatchObject({ kind: "rate", right: Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1) });
  const at = besideReference("decisions@0.5");
  expect(at).toMatchObject({ right: Uint8Array.of(1, 1, 1, 0, 0, 1, 1, 1) });
  expect(besideReference("decisions@-0.5")).toMatchObject({ kind: "rate" });
});

test("beyond all cosines nothing is decided, so that keeping it certifies nothing", () => {
  expect(besideReference("decisions@2")).toMatchObject({ foregone: "decisions@2" });
  expect(besideReference("decisions@1")).not.toHaveProperty("foregone");
});

test("pairs that share a sentence are no samples apart, whatever is measured of them", () => {
  const shared = pairsOf(VARIANT).map((pair) => ({ ...pair, cluster: "all" }));
  const found = scores("cosine-shift", columnsOf(shared), columnsOf(pairsOf(REFERENCE)));
  expect(found).toMatchObject({ kind: "clustered", sizes: Float64Array.of(8) });
});
