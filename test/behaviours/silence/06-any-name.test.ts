import { expect, test } from "vitest";
import { judgeOddity } from "../oddities.ts";

test("a model that gives back its input, under the input's own name, is measured like any other", async () => {
  const fp16 = "fp16: { limits: { top-1: { min: 90 %, max-drop: 3 pt } } }";
  const { result, variant } = await judgeOddity("GivesBack", fp16);
  expect(
    variant?.limits.map(({ state }) => state),
    result.log,
  ).toEqual(["pass", "pass"]);
  expect(result.status).toBe(0);
});
