import { expect, test } from "vitest";
import { readPolicy } from "../../src/policy/read.ts";
import { foresee } from "../../src/project/foresee.ts";
import { labelsPlanned } from "../../src/tasks/image-classification/truth.ts";

const LABELLED = 300;
const MORE = 200;

const TRUTH = {
  ...labelsPlanned(
    [
      ...Array.from({ length: LABELLED }, (_, row) => ({ id: `s${row}`, label: "cat" })),
      ...Array.from({ length: MORE }, (_, row) => ({ id: `u${row}`, unlabelled: `u${row}` })),
    ],
    "samples.jsonl",
  ),
  unlabelled: MORE,
};

function examplesFor(limits: string): (number | undefined)[] {
  const text = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: a, labels: b.csv, unlabelled: { images: more } }
    variants: { int8: { limits: { ${limits} } } }
`;
  const [model] = readPolicy(text, "quantgate.yml").models;
  const [variant] = model?.variants ?? [];
  if (model === undefined || variant === undefined) throw new Error("no variant");
  return variant.limits.flatMap((limit) =>
    foresee(
      { limit, variant: variant.name, model, alpha: 0.05 },
      { truth: TRUTH, recordings: [] },
    ).map(({ n }) => n),
  );
}

test.each([
  ["top-1: { max-drop: 1 pt }", LABELLED + MORE],
  ["top-5: { max-drop: 1 pt }", LABELLED + MORE],
  ["top-5: { max-regression: 1 pt }", LABELLED + MORE],
  ["top-500: { max-drop: 1 pt }", LABELLED],
  ["top-5: { min: 90 % }", LABELLED],
  ["agreement: { min: 90 % }", LABELLED + MORE],
  ["agreement: { max-drop: 5 pt }", LABELLED + MORE],
  ["log-loss: { max-increase: 0.1 }", LABELLED],
])("%s is foreseen by the %i examples that it will see", (limits, n) => {
  expect(examplesFor(limits)).toEqual([n]);
});
