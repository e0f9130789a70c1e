import { expect, test } from "vitest";
import type { Column } from "../../edges/tasks.ts";
import { verdictOf } from "../food.ts";
import { judgeStep } from "../judged.ts";

const right: Column = () => 0;
/** One answer in four is lost. */
const lossy: Column = (row, purpose) => (purpose === 1 && row % 4 === 0 ? 1 : 0);
const EDGE = {
  ...{ task: "image-classification", n: 400, truth: right, reference: right, base: right },
  ...{ variant: lossy, bits: 8, rounds: [], same: false, stated: false },
};

const judged = async (early: string) => {
  const limits = "limits: { top-1: { max-drop: 1 pt }, top-2: { min: 50 % } }";
  const result = await judgeStep(EDGE, `gate: { early: ${early} }, ${limits}`);
  expect(result.status, result.log).toBe(1);
  return verdictOf(result).models[0]?.variants.at(-1);
};

test("where one limit is proven broken early, no other passes by the part that was seen", async () => {
  const variant = await judged("true");
  expect(variant?.outcome).toBe("fail");
  expect(variant?.limits.map(({ metric, state }) => [metric, state])).toEqual([
    ["top-1", "fail"],
    ["top-2", "unmeasured"],
  ]);
});

test("judged is what lies before that, though all the rest is at hand", async () => {
  const variant = await judged("true");
  const { after = 0, of } = variant?.stopped?.portable ?? {};
  expect(of).toBe(400);
  expect(after).toBeLessThan(200);
  expect(variant?.metrics["top-1"]?.n).toBe(after);
  expect(variant?.limits[0]?.n).toBe(after);
});

test("where nothing may end early, all is judged by all", async () => {
  const variant = await judged("false");
  expect(variant?.limits.map(({ metric, state, n }) => [metric, state, n])).toEqual([
    ["top-1", "fail", 400],
    ["top-2", "pass", 400],
  ]);
});
