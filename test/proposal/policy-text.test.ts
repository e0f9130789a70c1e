import { describe, expect, test } from "vitest";
import { toNumber } from "../../src/catalog/decimal.ts";
import { forecast } from "../../src/forecast/forecast.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { decidableLimit, examplesFor } from "../../src/proposal/limit.ts";
import { namesFor } from "../../src/proposal/names.ts";
import { policyText } from "../../src/proposal/policy-text.ts";
import { propose } from "../../src/proposal/propose.ts";
import type { Aim, Recognised } from "../../src/tasks/recognised.ts";

function proposed(
  n: number,
  precision: "fp32" | "fp16" = "fp32",
  source = "Models/Food.mlpackage",
) {
  const data = { task: "image-classification", places: { images: "Eval/food" }, n };
  return propose("food", source, { precision }, data, CLASSIFIER);
}

const CLASSIFIER: Pick<Recognised, "says" | "data" | "aim"> = {
  says: "a classifier",
  data: {},
  aim: {
    metric: "top-1",
    customary: [0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05],
  },
};

test.each([
  [150, 4],
  [431, 2],
  [997, 1.5],
  [1397, 1],
  [100_000, 0.5],
])("%d examples are held to %d pt, which they decide", (n, points) => {
  const proposal = proposed(n);
  expect(proposal?.limit.limit).toBe(`${points} pt`);
  const [model] = readPolicy(policyText(proposal ? [proposal] : []), "quantgate.yml").models;
  const own = model?.variants.flatMap(({ limits }) => limits.filter((one) => !one.inherited)) ?? [];
  expect(model?.referenceLimits).toMatchObject([{ metric: "top-1", operator: "max-regression" }]);
  const limits = [...own, ...(model?.referenceLimits ?? [])];
  expect(limits).toHaveLength(4);
  for (const limit of limits) {
    expect(toNumber(limit.target)).toBe(points / 100);
    expect(forecast({ limit, n, alpha: 0.05 }).decides).toBe("likely");
  }
});

test("of scores that scatter, the limit is what so many samples can tell", () => {
  const customary = [0.01, 0.02, 0.05];
  const aim: Aim = { metric: "map", customary, spread: 0.1 };
  const limited = (n: number) => decidableLimit(n, aim, 0.05)?.limit;
  // (1.645 + 0.842) × 0.1 ÷ √n is below 0.01 from 619 on and below 0.02 from 155 on, and fewer than 200 pass nothing.
  expect([618, 619, 200, 199].map(limited)).toEqual(["2 pt", "1 pt", "2 pt", undefined]);
  expect(decidableLimit(619, aim, 0.05)?.isCertain).toBe(false);
  expect(examplesFor(aim, 0.05)).toEqual([
    { limit: "2 pt", n: 200 },
    { limit: "1 pt", n: 619 },
  ]);
});

test("what a task says of the outputs stands in the data", () => {
  const aim = { metric: "map", customary: [0.05], spread: 0.1 };
  const data = { task: "object-detection", places: { images: "Eval/photos" }, n: 300 };
  const told = { decode: "yolo", thresholds: { iou: 0.7, classes: ["cat", "true", "a b"] } };
  const proposal = propose("m", "M.mlpackage", { precision: "fp32" }, data, {
    ...{ says: "a model", data: told, aim },
  });
  const text = policyText(proposal ? [proposal] : []);
  expect(text).toContain(
    'data: { images: Eval/photos, decode: yolo, thresholds: { iou: 0.7, classes: [cat, "true", "a b"] } }',
  );
  expect(text).toContain("int8: { limits: { map: { max-drop: 5 pt } } }");
});

test("so few examples that they decide nothing make no proposal", () => {
  expect(proposed(20)).toBeUndefined();
});

test("a source in 16-bit floats is its own fp16, which is not tried again", () => {
  expect(proposed(997, "fp16")?.variants).toEqual(["int8", "pal4"]);
  expect(proposed(997, "fp32")?.variants).toEqual(["fp16", "int8", "pal4"]);
});

describe("a path that YAML would read as something else", () => {
  test.each([
    "Modelle/Büro: neu #1.mlpackage",
    "- x/y.mlpackage",
    "'a'/{b}.mlpackage",
    "*x.mlmodel",
  ])("%s is read back as it is", (source) => {
    const proposal = proposed(997, "fp32", source);
    const [model] = readPolicy(policyText(proposal ? [proposal] : []), "quantgate.yml").models;
    expect(model?.source).toBe(source);
  });
});

test("a path that turns the direction of text is written so that one sees it", () => {
  const proposal = proposed(997, "fp32", "a/\u202Eb.mlpackage");
  const text = policyText(proposal ? [proposal] : []);
  expect(text).not.toContain("\u202E");
  expect(readPolicy(text, "quantgate.yml").models[0]?.source).toBe("a/\u202Eb.mlpackage");
});

test("names are those of the files, made fit for a path, and no two alike", () => {
  const files = [
    "a/Food V2.mlpackage",
    "b/food-v2.mlmodel",
    "Reference.mlpackage",
    "寿司.mlpackage",
  ];
  expect(namesFor(files)).toEqual(["food-v2", "food-v2-2", "reference-2", "model"]);
});
