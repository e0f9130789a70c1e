import { expect, test } from "vitest";
import { besidePolicy } from "../../src/plan/paths.ts";

test.each([
  ["quantgate.yml", "Models/Food.mlpackage", "Models/Food.mlpackage"],
  ["quality/quantgate.yml", "Food.mlpackage", "quality/Food.mlpackage"],
  ["quality/quantgate.yml", "./Food.mlpackage", "quality/Food.mlpackage"],
  ["quality/quantgate.yml", "../Models/Food.mlpackage", "Models/Food.mlpackage"],
  ["quality/quantgate.yml", "data/../Food.mlpackage/", "quality/Food.mlpackage"],
])("beside %s, %s is %s", (policy, written, path) => {
  expect(besidePolicy(policy, written)).toBe(path);
});
