import { describe, expect, test } from "vitest";
import { toNumber } from "../../src/catalog/decimal.ts";
import { forecast } from "../../src/forecast/forecast.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { namesFor } from "../../src/proposal/names.ts";
import { policyText } from "../../src/proposal/policy-text.ts";
import { propose } from "../../src/proposal/propose.ts";

const data = (n: number) => ({ images: "Eval/food", n });

function proposed(n: number, precision: "fp32" | "fp16" = "fp32") {
  return propose("food", "Models/Food.mlpackage", { precision }, data(n));
}

test.each([
  [150, 4],
  [431, 2],
  [997, 1.5],
  [1397, 1],
  [100_000, 0.5],
])("%d examples are held to %d pt, which they decide", (n, points) => {
  const proposal = proposed(n);
  expect(proposal?.limit).toBe(points);
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
    const proposal = propose("food", source, { precision: "fp32" }, data(997));
    const [model] = readPolicy(policyText(proposal ? [proposal] : []), "quantgate.yml").models;
    expect(model?.source).toBe(source);
  });
});

test("a path that turns the direction of text is written so that one sees it", () => {
  const proposal = propose("food", "a/\u202Eb.mlpackage", { precision: "fp32" }, data(997));
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
