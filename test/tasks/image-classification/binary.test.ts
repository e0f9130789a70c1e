import { expect, test } from "vitest";
import { misfitsOf } from "../../../src/tasks/image-classification/binary.ts";
import { truthOf } from "../../../src/tasks/image-classification/truth.ts";
import { INSPECTED } from "../../inspected.ts";

const labels = {
  file: "labels.csv",
  samples: ["1", "0", "1"].map((label, row) => ({ id: `r${row}`, label })),
  lines: new Map([
    ["r0", 2],
    ["r1", 3],
    ["r2", 4],
  ]),
};
const ONE = { classes: null, classCount: 1 };

const wrong = (
  ...[model, told]: [Parameters<typeof misfitsOf>[1], Parameters<typeof misfitsOf>[2]]
) => misfitsOf(labels, model, told).map(({ message }) => message);

test("one number has a threshold, and its labels are 1 and 0 unless told", () => {
  expect(wrong(ONE, { threshold: 0.5 })).toEqual([]);
  expect(wrong(ONE, { threshold: 0.5, positive: "ripe" })).toEqual([
    "label 1 is no class of the model; did you mean 0? (2 samples)",
  ]);
});

test("the classes of one number are 0 and 1 too, where the policy has words for them", () => {
  const told = { threshold: 0.5, positive: "ripe", negative: "raw" };
  expect(wrong(ONE, told)).toEqual([]);
  const truth = truthOf(labels);
  const model = { ...INSPECTED, ...ONE };
  expect(truth.naming(model, told)).toEqual({ by: "number", words: ["raw", "ripe"] });
  expect(truth.naming(model, { threshold: 0.5 })).toEqual({ by: "word" });
  const [problem] = misfitsOf({ ...labels, samples: [{ id: "r0", label: "rip" }] }, ONE, told);
  expect(problem?.fix).toBe("accepted: raw, ripe; or, for all labels, the classes' numbers 0 to 1");
});

test("without a threshold one number means nothing", () => {
  const [problem] = misfitsOf(labels, ONE, {});
  expect(problem?.message).toMatch(/^the model gives one number/);
  expect(problem?.fix).toMatch(/threshold: 0\.5/);
});

test("a threshold is for one number alone", () => {
  const message = "threshold is for a model that gives one number of two classes: this one gives 2";
  expect(wrong({ classes: ["0", "1"], classCount: 2 }, { threshold: 0.5 })).toEqual([message]);
  expect(wrong({ classes: null, classCount: 2 }, { threshold: 0 })).toEqual([message]);
});

test("where the width is not known before a prediction, nothing is said too soon", () => {
  expect(wrong({ classes: null, classCount: null }, { threshold: 0.5 })).toEqual([]);
});
