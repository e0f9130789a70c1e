import { expect, test } from "vitest";
import { codeIn } from "../../src/plan/code.ts";
import type { Entry } from "../../src/plan/entries.ts";
import { readPolicy } from "../../src/policy/read.ts";

function entry(source: string, made = "QAT.mlpackage"): Entry {
  const data = "data: { images: Eval }, task: image-classification";
  const text = `version: 1\nmodels:\n  food: { source: ${source}, ${data}, variants: { qat: { source: ${made} } } }\n`;
  const [model] = readPolicy(text, "quantgate.yml").models;
  if (model === undefined) throw new Error("the policy has no model");
  return { model, from: "target", isNew: false, policyPath: "quantgate.yml" };
}

test.each(["Food.pt", "Food.pt2", "food.py:make"])("A model from %s stays closed", (source) => {
  expect(codeIn(entry(source))).toContain(`${source} stays closed`);
});

test("So does one of which a variant is made of such a file, or that the head moves to one", () => {
  expect(codeIn(entry("Food.mlpackage", "QAT.pt"))).toContain("QAT.pt stays closed");
  expect(codeIn({ ...entry("Food.mlpackage"), movedTo: "Food.pt" })).toContain("Food.pt stays");
});

test.each(["Food.mlpackage", "Food.mlpackage/", "Food.mlmodel"])("%s is opened", (source) => {
  expect(codeIn(entry(source))).toBeUndefined();
});
