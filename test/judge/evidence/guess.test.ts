import { describe, expect, test } from "vitest";
import { whyGuessed } from "../../../src/judge/evidence/guess.ts";
import { readPolicy } from "../../../src/policy/read.ts";
import {
  classificationBuilder,
  labelTable,
} from "../../../src/tasks/image-classification/columns.ts";
import { regressionBuilder, valueTable } from "../../../src/tasks/regression/columns.ts";
import { findMetric } from "../../../src/tasks/rows.ts";
import { trivialOf } from "../../../src/tasks/tasks.ts";
import { limitOf, modelOf, type Scene, variantOf } from "../scene.ts";

const N = 1000;

/** Labels: 300 cats, 350 dogs and 350 foxes; `right` of the samples are answered right. */
function scene(right: number, limits = "max-drop: 5 pt"): Scene {
  const labels = Array.from({ length: N }, (_, row) =>
    row < 300 ? "cat" : row < 650 ? "dog" : "fox",
  );
  const answered = labels.map((label, row) =>
    row < right ? label : label === "cat" ? "dog" : "cat",
  );
  return {
    policy: `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    variants:
      int8: { limits: { top-1: { ${limits} }, size: { max-ratio: 0.5 } } }
`,
    ...{ samples: N, labels },
    head: { reference: { answers: answered }, int8: { answers: answered } },
  };
}

describe("a limit against a model that guesses", () => {
  test.each([
    [0, "unmeasured"],
    [300, "unmeasured"],
    [350, "unmeasured"],
    [351, "pass"],
    [900, "pass"],
  ])("with %d of 1000 right, and 350 of the most frequent class, is %s", (right, state) => {
    expect(limitOf(scene(right)).state).toBe(state);
  });

  test("names the usual causes, and stops only what is measured from it", () => {
    const { why, outcome } = limitOf(scene(350));
    expect(outcome).toBe("fail");
    expect(why).toContain(
      "35 % (350 of 1000), no better than always answering the most frequent class (35 %)",
    );
    for (const cause of ["preprocessing", "order of the labels", "data of another model"])
      expect(why).toContain(cause);
    const { limits } = variantOf(scene(350, "max-drop: 5 pt, min: 20 %"), "int8");
    expect(limits.map(({ metric, operator, state }) => [metric, operator, state])).toEqual([
      ["top-1", "max-drop", "unmeasured"],
      ["top-1", "min", "pass"],
      ["size", "max-ratio", "pass"],
    ]);
  });

  test("is judged with a note where it is better and too few samples prove that", () => {
    const { notes } = modelOf(scene(360));
    expect(notes).toEqual([expect.stringContaining("do not prove to be better")]);
    expect(modelOf(scene(900)).notes).toEqual([]);
  });
});

test("answers that are all misread are no better than nothing, whatever they score, and the reason says how", () => {
  const [model] = readPolicy(
    `version: 1
models:
  boxes:
    source: Boxes.mlpackage
    task: object-detection
    data: { images: Eval, annotations: a.json }
    variants: { int8: { limits: { map: { max-drop: 2 pt } } } }
`,
    "quantgate.yml",
  ).models;
  const [limit] = model?.variants[0]?.limits ?? [];
  const metric = findMetric("map");
  if (limit === undefined || metric === undefined) throw new Error("the policy has a limit on map");
  const trivial = { metric: "map", value: 0.01, says: "next to nothing" };
  const guess = { metric, trivial, value: 0.3, n: 240 };
  expect(whyGuessed(limit, metric, guess)).toBeUndefined();
  const misread = { ...guess, trivial: { ...trivial, mistake: "its boxes are swapped" } };
  expect(whyGuessed(limit, metric, misread)?.unmeasured).toContain(
    "map is 30 %: its boxes are swapped",
  );
});

describe("the trivial answer", () => {
  test("to images is their most frequent class; where there is but one, nothing can be told", () => {
    const of = (...labels: string[]) => {
      const table = labelTable(labels.map((label, row) => ({ id: `${row}`, label })));
      return trivialOf(classificationBuilder(table).finish());
    };
    expect(of("a", "b", "b", "c")).toMatchObject({ metric: "top-1", value: 0.5 });
    expect(of("a", "a")).toBeUndefined();
  });

  test("to a regression is the median, which has the least mean error of all answers", () => {
    const values = [3, 1, 10, 4, 7, 7.5];
    const samples = values.map((value, row) => ({ id: `${row}`, value }));
    const trivial = trivialOf(regressionBuilder(valueTable(samples)).finish());
    const errorOf = (answer: number) =>
      values.reduce((sum, value) => sum + Math.abs(value - answer), 0) / values.length;
    const least = Math.min(...Array.from({ length: 1001 }, (_, step) => errorOf(step / 100)));
    expect(trivial?.value).toBeCloseTo(least, 10);
  });
});
