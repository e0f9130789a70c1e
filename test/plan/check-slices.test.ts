import { expect, test } from "vitest";
import { describeProblem } from "../../src/catalog/errors.ts";
import { checkSlices } from "../../src/plan/check-slices.ts";
import { readPolicy } from "../../src/policy/read.ts";

const LABELS = {
  file: "labels.csv",
  samples: [
    { id: "a", label: "cat", slices: { light: "dark" } },
    { id: "b", label: "cat", slices: { light: "bright" } },
  ],
  lines: new Map(),
};

const problemsOf = (...slices: string[]) => {
  const { models } = readPolicy(
    `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv, slice-by: [light, place] }
    variants:
      int8:
        slices:
${slices.map((slice) => `          ${slice}: { top-1: { min: 80 % } }\n`).join("")}`,
    "quantgate.yml",
  );
  return models
    .flatMap((model) => checkSlices(model, LABELS, "quantgate.yml"))
    .map(describeProblem);
};

test("a limit on a slice that examples are in is in order", () => {
  expect(problemsOf("light=dark", "light=bright")).toEqual([]);
});

test("one that no example is in is told at its place, with those that there are", () => {
  expect(problemsOf("light=dark", "light=drak", "place=in")).toEqual([
    "quantgate.yml:11:34 no example has light=drak; did you mean dark?\n  it has: bright, dark",
    "quantgate.yml:12:32 labels.csv has no column place",
  ]);
});
