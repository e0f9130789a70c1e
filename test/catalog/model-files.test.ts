import { expect, test } from "vitest";
import { isConvertible, modelAt, modelsAmong } from "../../src/catalog/model-files.ts";

test.each([
  ["Food.mlpackage/Data/com.apple.CoreML/model.mlmodel", "Food.mlpackage"],
  ["App/FOOD.MLPACKAGE/Manifest.json", "App/FOOD.MLPACKAGE"],
  ["App/Food.mlmodelc/model.mil", "App/Food.mlmodelc"],
  ["App/Food.mlmodel", "App/Food.mlmodel"],
  ["Outer.mlpackage/Inner.mlpackage/Manifest.json", "Outer.mlpackage/Inner.mlpackage"],
  ["Models.mlmodelc/Food.mlpackage/Manifest.json", "Models.mlmodelc/Food.mlpackage"],
  ["Food.mlpackage.txt", undefined],
  ["Food.mlmodel.md", undefined],
  ["mlpackage", undefined],
])("%s is of the model %s", (path, model) => {
  expect(modelAt(path)).toBe(model);
});

test("of many files each model is named once, and a compiled one cannot be converted", () => {
  const files = ["A.mlpackage/a", "A.mlpackage/b", "c.txt", "B.mlmodelc/model.mil", "D.mlmodel"];
  const models = modelsAmong(files);
  expect(models).toEqual(["A.mlpackage", "B.mlmodelc", "D.mlmodel"]);
  expect(models.filter(isConvertible)).toEqual(["A.mlpackage", "D.mlmodel"]);
});
