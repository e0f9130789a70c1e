import { describe, expect, test } from "vitest";
import { build } from "../../../src/judge/build.ts";
import { judgeTree } from "../../../src/judge/judge.ts";
import { answers, BASE, evidenceOf, flipped, planned, type Scene } from "../scene.ts";

const N = 1000;
const REFERENCE = answers(N, 900);

function scene(limits: string, lost: number, more: Partial<Scene> = {}): Scene {
  const policy = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv, slice-by: [light] }
    variants:
      int8: { ${limits} }
`;
  return {
    ...{ policy, samples: N, planned: { base: { kind: "present", commit: BASE } } },
    slicesOf: (row) => ({ light: row < 100 ? "dark" : "bright" }),
    head: { reference: { answers: REFERENCE }, int8: { answers: flipped(REFERENCE, lost, 2) } },
    base: { reference: { answers: REFERENCE }, int8: { answers: flipped(REFERENCE, 5, 0) } },
    ...more,
  };
}

function explained(one: Scene) {
  const tree = build({ ...planned(one), evidence: evidenceOf(one) });
  return judgeTree(tree, { explanation: ({ variant }) => `at/${variant}`, toLabel: () => "" });
}

const parts = (one: Scene) =>
  explained(one).explanations.flatMap(({ metrics }) =>
    metrics.map(({ metric, before, slice, limits, n, lost, gained }) => ({
      ...{ metric, before, limits, n, lost, gained },
      ...(slice && { slice }),
    })),
  );

describe("explained is", () => {
  test("a limit that fails", () => {
    const limits = ["top-1 max-drop 1 pt"];
    expect(parts(scene("limits: { top-1: { max-drop: 1 pt } }", 60))).toEqual([
      { metric: "top-1", before: "reference", limits, n: N, lost: 60, gained: 2 },
    ]);
  });

  test("one that leans to fail", () => {
    expect(parts(scene("limits: { top-1: { max-drop: 1 pt } }", 14))).toHaveLength(1);
  });

  test("none that passes, or leans to", () => {
    expect(parts(scene("limits: { top-1: { max-drop: 1 pt } }", 2))).toEqual([]);
    expect(parts(scene("limits: { top-1: { max-drop: 1 pt } }", 10))).toEqual([]);
  });

  test("limits that look at the same answers once, and one against the base by itself", () => {
    const limits = "limits: { top-1: { min: 99 %, max-drop: 1 pt, max-regression: 1 pt } }";
    expect(parts(scene(limits, 60))).toEqual([
      {
        ...{ metric: "top-1", before: "reference", n: N, lost: 60, gained: 2 },
        limits: ["top-1 min 99 %", "top-1 max-drop 1 pt"],
      },
      {
        ...{ metric: "top-1", before: "base", n: N, lost: 55, gained: 2 },
        limits: ["top-1 max-regression 1 pt"],
      },
    ]);
  });

  test("a limit on a slice by the examples of the slice", () => {
    const limits = "slices: { light=dark: { top-1: { max-drop: 5 pt } } }";
    const slice = { column: "light", value: "dark" };
    expect(parts(scene(limits, 60))).toMatchObject([{ slice, n: 100, lost: 60, gained: 0 }]);
    expect(parts(scene(limits, 7))).toEqual([]);
  });

  test("no limit without answers: a size, a dead worker", () => {
    expect(parts(scene("limits: { size: { max: 0.0001 MB } }", 60))).toEqual([]);
    const head = { reference: { answers: REFERENCE }, int8: { answers: [], failed: "died" } };
    expect(parts(scene("limits: { top-1: { max-drop: 1 pt } }", 60, { head }))).toEqual([]);
  });
});

test("the verdict has the first of each list, and where the rest is", () => {
  const { verdict } = explained(scene("limits: { top-1: { max-drop: 1 pt } }", 60));
  const [short] = verdict.models[0]?.variants[0]?.explanation ?? [];
  expect(short).toMatchObject({ path: "at/int8", target: "portable", lost: 60, gained: 2 });
  expect(short?.flips.map(({ kind }) => kind)).toEqual(Array(5).fill("lost"));
  expect(short?.confusions).toEqual([{ label: "cat", answer: "fox", after: 60, before: 0 }]);
  expect(short?.classes).toEqual([{ label: "cat", n: N, before: 900, after: 842, drop: 0.058 }]);
});
