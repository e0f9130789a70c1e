import { describe, expect, test } from "vitest";
import { toNumber } from "../../src/catalog/decimal.ts";
import { policyOn, settingsFor } from "../../src/policy/settings.ts";
import { read, withModel } from "./sample-policy.ts";

const policy = read(
  `${withModel("gate: { on-unmeasured: warn, confidence: 97 % }").replace("int8: }", "int8: , fp16: { gate: { confidence: 90 % } } }")}
gate: { confidence: 99 % }
branches:
  "release/**": { gate: { on-inconclusive: fail, confidence: 99.9 % } }
  "release/old": { gate: { on-inconclusive: warn } }
  "{main,dev}": { gate: { on-unmeasured: fail } }
`,
);
const [model] = policy.models;
const [int8, fp16] = model?.variants ?? [];

describe("the settings that rule a variant", () => {
  test("are 95 %, warn, fail and skip unless told", () => {
    const settings = settingsFor(
      { gate: {}, branches: [], models: [], ignoreModels: [], waivers: [] },
      "main",
    );
    expect(toNumber(settings.confidence)).toBe(0.95);
    expect(settings).toMatchObject({ onInconclusive: "warn", onUnmeasured: "fail" });
    expect(settings).toMatchObject({ onUnchanged: "skip", onRegression: "graded" });
  });

  test.each([
    ["the model's before the run's", null, int8, 0.97, "warn", "warn"],
    ["the variant's before the model's and the run's", null, fp16, 0.9, "warn", "warn"],
    ["a branch's before all", "release/1.0", fp16, 0.999, "fail", "warn"],
    ["those of the first pattern that matches", "release/old", fp16, 0.999, "fail", "warn"],
    ["a branch's where it says something, else the nearest", "main", fp16, 0.9, "warn", "fail"],
    ["no branch's, where no pattern matches whole", "maintenance", int8, 0.97, "warn", "warn"],
    ["a branch's, however deep below release", "release/ios/.x", int8, 0.999, "fail", "warn"],
  ])("are %s", (_, branch, variant, confidence, onInconclusive, onUnmeasured) => {
    const settings = settingsFor(policy, branch, model, variant);
    expect({ ...settings, confidence: toNumber(settings.confidence) }).toEqual({
      confidence,
      onInconclusive,
      onUnmeasured,
      onUnchanged: "skip",
      onRemoved: "warn",
      onRegression: "graded",
      early: "certified",
    });
  });

  test("let measuring end early where it is certain, and where a variant, a model or a branch says so, otherwise", () => {
    const early = read(`version: 1
gate: { early: true }
models:
  food:
    source: F.mlpackage
    task: image-classification
    data: { images: Eval }
    gate: { early: false }
    variants: { int8: , pal4: { gate: { early: certified } } }
branches: { "release/*": { gate: { early: false } } }
`);
    const [food] = early.models;
    const [plain, pal4] = food?.variants ?? [];
    expect(settingsFor(early, "main").early).toBe(true);
    expect(settingsFor(early, "main", food, plain).early).toBe(false);
    expect(settingsFor(early, "main", food, pal4).early).toBe("certified");
    expect(settingsFor(early, "release/1", food, pal4).early).toBe(false);
  });

  test("know no extended globs, which can be made slow", () => {
    const literal = read(
      `${withModel("")}\nbranches: { "+(main)": { gate: { confidence: 90 % } } }`,
    );
    expect(toNumber(settingsFor(literal, "main").confidence)).toBe(0.95);
    expect(toNumber(settingsFor(literal, "+(main)").confidence)).toBe(0.9);
  });
});

describe("a branch that judges a model on other data", () => {
  const policy = read(`version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { images: Eval, labels: l.csv, slice-by: [light] }
    variants: { int8: {} }
branches:
  "release/**": { models: { food: { data: { images: Held, labels: held.csv } } } }
`);
  const dataOn = (branch: string | null) => {
    const [model] = policyOn(policy, branch).models;
    return [model?.data.parts.map(({ at }) => at), model?.data.sliceBy];
  };

  test("has that instead of the model's own, sliced by the same columns", () => {
    expect(dataOn("release/1.0")).toEqual([["Held", "held.csv"], ["light"]]);
  });

  test("leaves every other branch its own", () => {
    for (const branch of ["main", null])
      expect(dataOn(branch)).toEqual([["Eval", "l.csv"], ["light"]]);
  });
});
