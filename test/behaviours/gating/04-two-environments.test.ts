import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Plan } from "../../../src/contract/plan.ts";
import { digitsProject } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import { limitOf, measured, openFoodPullRequest } from "../food.ts";

const ELSEWHERE = {
  ...{ engine: "Core ML", coremltools: "not published", os: "iOS 27", chip: "iPhone 15" },
  ...{ computeUnits: "not published", evaluator: "not published" },
};

test("a base and a head of two environments are not compared, and the gate says what differs", async () => {
  const { commit } = await openFoodPullRequest();
  // Better than the base: a comparison would pass.
  const result = await pullRequestStep(commit(measured("mine", 0.99, { fingerprint: ELSEWHERE })));
  const limits = ["max-regression", "max-drop"].map((operator) =>
    limitOf(result, "top-1", operator),
  );
  for (const limit of limits) {
    expect(limit?.state, "the state of a limit between two environments").toBe("unmeasured");
    expect(limit?.why).toContain("another environment and does not compare: os iOS 27, there not");
  }
  expect(limitOf(result, "top-1", "min")?.state).not.toBe("unmeasured");
  expect(result.status).toBe(1);
  expect(result.summary).toContain("measured in another environment");
});

test("what can run here is measured anew at the merge-base, beside the head", async () => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject();
  const base = project.git("rev-parse", "HEAD");
  project.git("switch", "--quiet", "--create", "feature");
  project.write("Digits.mlpackage/README", "changed");
  const head = project.commit();
  const pull = { github, number, project, head, inputs: { run: "plan" } };
  const { log, status } = await pullRequestStep(pull);
  expect(status, log).toBe(0);
  const plan = Plan.parse(
    JSON.parse(readFileSync(join(project.root, "quantgate-out/plan.json"), "utf8")),
  );
  expect(plan.requests.map(({ side, source }) => [side, source.commit])).toEqual([
    ["head", head],
    ["base", base],
  ]);
});
