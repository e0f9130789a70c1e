import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { FOOD, limitOf, measured, openFoodPullRequest } from "../food.ts";

const SIZES = "size: { max: 13 MB, max-ratio: 0.9 }";
const BITS = "bits-per-weight: { max: 9, max-increase: 1, max-ratio: 0.9 }";
const policy = FOOD.replace(/top-1: .*/, `top-1: { min: 88 % }\n          ${BITS}`).replace(
  /size: .*/,
  SIZES,
);

/** Seen by chance in three runs of a hundred, were it just at 88 %. */
const metrics = { "top-1": { value: 0.86, n: 1000 } };

test("sizes and bits are no throws of a die: a failure beside them is as proven as alone", async () => {
  const { commit } = await openFoodPullRequest({ policy });
  const result = await pullRequestStep(commit(measured("mine", 0, { metrics })));
  expect(result.status, result.log).toBe(1);
  expect(limitOf(result, "size", "max-ratio")).toMatchObject({ state: "pass" });
  expect(limitOf(result, "top-1", "min")).toMatchObject({ state: "fail", proven: true });
});

test("a size beyond its limit is proven by itself", async () => {
  const small = policy.replace("13 MB", "11 MB");
  const { commit } = await openFoodPullRequest({ policy: small });
  const result = await pullRequestStep(commit(measured("mine", 0, { metrics })));
  expect(limitOf(result, "size", "max")).toMatchObject({ state: "fail", proven: true });
});
