import { expect, test } from "vitest";
import { pullRequestStep, pushStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import { FOLDER, foodProject, limitOf, measured, openFoodPullRequest } from "../food.ts";

const regression = ["top-1", "max-regression"] as const;

test("a base commit that is gone leaves the regression unmeasured, and the gate says no", async () => {
  const github = await startGitHub();
  const project = foodProject();
  project.commit(measured("mine", 0.9));
  const before = "a".repeat(40);
  const result = await pushStep({ github, project, before });
  expect(result.status, "the exit status").toBe(1);
  expect(limitOf(result, ...regression)).toMatchObject({ state: "unmeasured", outcome: "fail" });
  expect(limitOf(result, ...regression)?.why).toContain(`git knows no commit "${before}" here`);
  expect(result.summary).toContain("git knows no commit");
});

test("a baseline that the merge-base should hold and does not is named", async () => {
  const { commit } = await openFoodPullRequest({ without: [`${FOLDER}/int8.json`] });
  const result = await pullRequestStep(commit(measured("mine", 0.9)));
  expect(result.status).toBe(1);
  expect(limitOf(result, ...regression)).toMatchObject({ state: "unmeasured", outcome: "fail" });
  expect(limitOf(result, ...regression)?.why).toContain(`${FOLDER}/int8.json is not there`);
});

test("only a merge-base that proves that there was no model makes the limit not applicable", async () => {
  const { project, commit } = await openFoodPullRequest({ without: [FOLDER] });
  const base = project.git("rev-parse", "HEAD");
  const reference = measured("reference", 0.92, { variant: "fp32" });
  const result = await pullRequestStep(commit({ ...reference, ...measured("mine", 0.9) }));
  expect(limitOf(result, ...regression)?.why).toContain(base.slice(0, 7));
  expect(limitOf(result, ...regression)).toMatchObject({ state: "not-applicable" });
});
