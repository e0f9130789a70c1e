import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { type Column, PALETTE } from "../../edges/tasks.ts";
import { FOOD, measured, openFoodPullRequest, verdictOf } from "../food.ts";
import { judgeStep } from "../judged.ts";

const none: Column = () => 0;
const PLAIN = { base: none, reference: none, bits: 8, rounds: [], same: false, stated: false };

function limitsOf(result: Parameters<typeof verdictOf>[0]) {
  expect([0, 1], result.log).toContain(result.status);
  expect(result.summary).not.toMatch(/NaN|Infinity|∞/);
  return verdictOf(result).models[0]?.variants.at(-1)?.limits;
}

test("one text of 20,000 tokens beside short ones is judged: it bounds nothing, and nothing passes", async () => {
  const truth: Column = (row) => PALETTE[row === 0 ? 3 : 0] ?? 0;
  const of =
    (answer: number): Column =>
    (row, purpose) =>
      truth(row, purpose) + answer * row;
  const edge = {
    ...PLAIN,
    task: "text-generation",
    n: 24,
    truth,
    variant: of(0.01),
    reference: of(0),
  };
  const result = await judgeStep(edge, "limits: { perplexity: { max: 5, max-increase: 9 % } }");
  expect(limitsOf(result)).toEqual([
    expect.objectContaining({ state: "inconclusive", leans: "pass" }),
    expect.objectContaining({ state: "inconclusive", leans: "pass" }),
  ]);
});

test("a class without a pixel has no overlap, and is no fault of ours", async () => {
  const edge = { ...PLAIN, task: "segmentation", n: 24, truth: none, variant: none };
  const [limit] = limitsOf(await judgeStep(edge, "limits: { mean-iou: { min: 50 % } }")) ?? [];
  expect(limit).toMatchObject({ state: "unmeasured", why: "mean-iou has no value here" });
});

test("times that no clock has ever shown are bounded by nothing", async () => {
  const policy = FOOD.replace(/top-1: .*/, "latency-p50: { max: 10 ms }");
  const { commit } = await openFoodPullRequest({ policy });
  const latency = {
    unit: "ms",
    rounds: [5e-324, 1e307, 1e307, 5e-324, 1e307].map((time) => [time]),
  };
  const metrics = {};
  const brought = measured("mine", 0, { metrics, latency: { ...latency, unit: "ms" } });
  const result = await pullRequestStep(commit(brought));
  expect([0, 1], result.log).toContain(result.status);
  const int8 = verdictOf(result).models[0]?.variants.find(({ name }) => name === "int8");
  const [limit] = int8?.limits ?? [];
  expect(limit).toMatchObject({ metric: "latency-p50", state: "inconclusive" });
  expect(limit).not.toHaveProperty("interval");
  expect(limit?.why).toContain("the data bound it by no finite number");
});
