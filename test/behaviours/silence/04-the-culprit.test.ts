import { expect, test } from "vitest";
import { judgeOddity } from "../oddities.ts";

const FP16 = "fp16: { limits: { top-1: { min: 90 %, max-drop: 3 pt } } }";

test("a variant whose output is not a number is unmeasured, with the op that began it and what the source calls that", async () => {
  const { result, variant } = await judgeOddity("Overflow", FP16);
  expect([result.status, variant?.outcome], result.log).toEqual([1, "fail"]);
  for (const { state, why } of variant?.limits ?? []) {
    expect(state).toBe("unmeasured");
    expect(why).toContain(
      "op mul square_cast_fp16 (square in the source), which makes infinity of finite numbers, in 400 of 400",
    );
  }
  expect(result.summary).toMatch(/square.cast.fp16/);
});

test("minus infinity among logarithms of probabilities ranks behind all others, and is judged", async () => {
  const { result, variant } = await judgeOddity("LogProbabilities", FP16);
  expect([result.status, variant?.outcome], result.log).toEqual([0, "pass"]);
  expect(variant?.metrics["top-1"]?.value).toBe(1);
});
