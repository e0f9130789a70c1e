import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { FOOD, limitOf, measured, openFoodPullRequest } from "../food.ts";

/** So many right of n, under a `min` that is as likely to be met as what they are at. */
async function judged(right: number, n: number, min: string) {
  const policy = FOOD.replace(/top-1: .*/, `top-1: { min: ${min} % }`);
  const { commit } = await openFoodPullRequest({ policy });
  const metrics = { "top-1": { value: right / n, n } };
  const result = await pullRequestStep(commit(measured("mine", 0, { metrics })));
  return { result, limit: limitOf(result, "top-1", "min") };
}

test("298 of 300 do not certify 98 %: one model in seventeen that is just at it would do as well", async () => {
  const { result, limit } = await judged(298, 300, "98");
  expect(limit).toMatchObject({ state: "inconclusive", leans: "pass", n: 300 });
  expect([result.status, result.outputs.outcome], result.log).toEqual([0, "warn"]);
  expect(limit?.interval?.[0]).toBeCloseTo(0.979, 3);
  expect((await judged(299, 300, "98")).limit).toMatchObject({ state: "pass" });
});

test("48 of 50 do not prove that 99 % is missed: one model in eleven that is just at it does no better", async () => {
  expect((await judged(48, 50, "99")).limit).toMatchObject({
    state: "inconclusive",
    leans: "fail",
  });
  expect((await judged(47, 50, "99")).limit).toMatchObject({ state: "fail" });
});
