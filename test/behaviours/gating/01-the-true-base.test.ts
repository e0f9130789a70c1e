import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { FOOD, measured, openFoodPullRequest, verdictOf } from "../food.ts";

test("policy comes from the target's tip and the base model from the merge-base, and both commits are shown", async () => {
  const lax = { policy: FOOD.replace("min: 88 %", "min: 10 %") };
  const { project, commit, commitToMain, github, number } = await openFoodPullRequest(lax);
  const fork = project.git("rev-parse", "HEAD");
  const tip = commitToMain({ "quantgate.yml": FOOD, ...measured("newer", 0.93) });
  const result = await pullRequestStep(commit(measured("mine", 0.87)));

  const { policy, base, models } = verdictOf(result);
  const limits = models[0]?.variants.find(({ name }) => name === "int8")?.limits;
  const limit = (operator: string) => limits?.find((one) => one.operator === operator);
  expect(policy.commit, "the commit whose policy judges").toBe(tip);
  expect(base?.commit, "the commit of the base model").toBe(fork);
  expect(limit("min")).toMatchObject({ limit: "88 %", outcome: "fail" });
  // The merge-base has 90.4 %, the tip 93 %.
  expect(limit("max-regression")?.observed).toBeCloseTo(0.034);
  const [comment] = await github.comments(number);
  for (const shown of [result.summary, comment?.body]) {
    expect(shown).toContain(tip.slice(0, 7));
    expect(shown).toContain(fork.slice(0, 7));
  }
});

test("a checkout too shallow to have a merge-base ends with the setting that is missing", async () => {
  const { project, commit } = await openFoodPullRequest();
  const pull = commit(measured("mine", 0.9));
  project.git("push", "--quiet", "origin", "feature");
  const shallow = project.clone("--depth=1", "--branch=feature", "--no-single-branch");
  const { status, outputs, log } = await pullRequestStep({ ...pull, project: shallow });
  expect([status, outputs.outcome]).toEqual([2, "error"]);
  expect(log).toContain("the merge-base cannot be found");
  expect(log).toContain("fetch-depth: 0");
});
