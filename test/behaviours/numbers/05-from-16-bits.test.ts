import { expect, test } from "vitest";
import { converted, variantIn } from "../converted.ts";
import { verdictOf } from "../food.ts";

test("eight bits start from the cast to 16, and where that breaks the model the report says so", async () => {
  const limits = "limits: { top-1: { max-drop: 3 pt } }";
  const result = await converted("wide", [
    "fp16: {}",
    `own: { convert: { quantize: { weight_threshold: 0 } }, ${limits} }`,
    `pal8: { ${limits} }`,
    `int8: { ${limits} }`,
  ]);
  expect(result.status, result.log).toBe(1);
  // What is written casts nothing: eight bits alone keep what the model knows.
  expect(variantIn(result, "own")).toMatchObject({ outcome: "pass" });
  expect(variantIn(result, "int8")?.outcome).toBe("fail");
  const [model] = verdictOf(result).models;
  const said = model?.advice?.find(({ topic }) => topic === "fp16");
  expect(said?.text).toMatch(
    /^FP16 breaks this model, not 8 bits: fp16 alone does not keep top-1 max-drop 3 pt either; .* 65,504, more than FP16 holds: mul far/,
  );
  expect(result.summary).toContain("FP16 breaks this model, not 8 bits");
});
