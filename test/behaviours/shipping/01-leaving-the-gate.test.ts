import { expect, test } from "vitest";
import { digitsProject, POLICY, spoilModel } from "../../action/digits.ts";
import { mergeGroupStep, pullRequestStep, pushStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import type { StepResult } from "../../emulator/runner.ts";
import { FOLDER, FOOD, openFoodPullRequest, verdictOf } from "../food.ts";

const MISSING =
  /Digits.mlpackage is not there at the head: .*drop the entry digits from quantgate.yml, or name the new path \(perhaps Other.mlpackage\)/;

/** The digits, and a branch on which the model was given another name. */
async function renamed(policy = POLICY) {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject();
  const before = project.git("rev-parse", "main");
  project.git("switch", "--quiet", "--create", "feature");
  spoilModel(project);
  project.git("mv", "Digits.mlpackage", "Other.mlpackage");
  const head = project.commit({ "quantgate.yml": policy });
  return { github, number, project, before, head };
}

test("a model that is renamed while its entry stays is an error with its remedy, on every event", async () => {
  const { github, number, project, before, head } = await renamed();
  const results: StepResult[] = [
    await pullRequestStep({ github, number, project, head }),
    await mergeGroupStep({ github, project, base: before }),
    await pushStep({ github, project, before }),
  ];
  for (const result of results) {
    expect(result.outputs.outcome, result.log).toBe("error");
    expect(result.status).toBe(2);
    expect(verdictOf(result).models[0]).toMatchObject({ status: "missing" });
    expect(verdictOf(result).because).toMatch(MISSING);
    expect(result.summary).toContain("drop the entry digits from quantgate.yml");
  }
  const [comment] = await github.comments(number);
  expect(comment?.body).toContain("❌ Nothing ships: could not be judged");
});

test("one whose entry goes with it is followed to what took its place, and judged by the target's limits", async () => {
  const own = POLICY.replace("  digits:", "  numbers:").replace("Digits.", "Other.");
  const lax = own.replace("85 %", "1 %").replaceAll("3 pt", "90 pt");
  const { github, number, project, head } = await renamed(lax);
  const result = await pullRequestStep({ github, number, project, head });
  expect(["fail", "error"], result.log).toContain(result.outputs.outcome);
  const [digits] = verdictOf(result).models;
  expect(digits).toMatchObject({ name: "digits", status: "judged", outcome: "fail" });
});

test("one that goes altogether is a warning in the first line, or a failure where the target says so", async () => {
  for (const [gate, outcome, status] of [
    ["", "warn", 0],
    ["gate: { on-removed: fail }\n", "fail", 1],
  ] as const) {
    const { commit, project } = await openFoodPullRequest({ policy: `${FOOD}${gate}` });
    project.git("rm", "-rq", FOLDER, "quantgate.yml");
    const result = await pullRequestStep(commit());
    expect([result.outputs.outcome, result.status], result.log).toEqual([outcome, status]);
    const verdict = verdictOf(result);
    expect(verdict.models).toMatchObject([{ name: "food80", status: "removed" }]);
    expect(verdict.because).toMatch(/^food80: It is not judged any more/);
    expect(result.summary.split("\n").slice(0, 4).join()).toContain(
      "food80: It is not judged any more",
    );
  }
});
