import { expect, test } from "vitest";
import { judgeOddity } from "../oddities.ts";

test("of two classifiers, the one whose outputs the model names is judged, wherever it stands in the program", async () => {
  const byHand = "by-hand: { source: TwoHeads.mlpackage, limits: { top-1: { min: 90 % } } }";
  const { result, variant } = await judgeOddity("TwoHeads", byHand);
  expect(variant?.metrics["top-1"]?.value, result.log).toBe(1);
  expect(variant?.limits.map(({ state }) => state)).toEqual(["pass"]);
  expect(result.status).toBe(0);
});
