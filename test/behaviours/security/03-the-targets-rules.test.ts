import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Plan } from "../../../src/contract/plan.ts";
import { digitsProject, POLICY } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import { FOOD, limitOf, measured, openFoodPullRequest, verdictOf, weightsOf } from "../food.ts";

const waiver = `waivers:
  - { model: food80, variant: int8, limit: top-1 min, weights: "${weightsOf("mine")}", until: 2999-12-31, reason: mine, approver: me }
`;

test("limits, settings and waivers that a pull request brings do not judge it, and it is told what they would loosen", async () => {
  const { commit, github, number } = await openFoodPullRequest();
  const lax = FOOD.replace("min: 88 %", "min: 1 %")
    .replace("max-drop: 1.5 pt", "max-drop: 90 pt")
    .replace("version: 1\n", "version: 1\ngate: { on-unmeasured: warn }\n");
  const files = { "quantgate.yml": `${lax}${waiver}`, ...measured("mine", 0.5) };
  const result = await pullRequestStep(commit(files));
  expect(result.outputs.outcome, "the outcome of a spoilt model under its own rules").toBe("fail");
  expect(limitOf(result, "top-1", "min")).toMatchObject({ limit: "88 %", outcome: "fail" });
  expect(verdictOf(result).waivers).toMatchObject([{ fate: "unmerged" }]);
  const [comment] = await github.comments(number);
  for (const shown of [comment?.body, result.summary]) {
    expect(shown).toMatch(/- loosens `food80\/int8 top-1 min`: `88 %` → `1 %` \(/);
    expect(shown).toMatch(/- loosens `food80\/int8 top-1 max-drop`: `1.5 pt` → `90 pt` \(/);
    expect(shown).toMatch(/- loosens `gate on-unmeasured`: nothing → `warn` \(/);
    expect(shown).toMatch(/- loosens `waiver of food80\/int8 top-1 min` added: nothing → /);
  }
});

test("numbers that the target branch holds of the same weights are not rewritten", async () => {
  const { commit, project } = await openFoodPullRequest();
  project.git("switch", "--quiet", "main");
  const known = project.commit(measured("known", 0.5));
  project.git("push", "--quiet", "origin", "main");
  project.git("switch", "--quiet", "feature");
  project.git("reset", "--quiet", "--hard", known);
  const result = await pullRequestStep(commit(measured("known", 0.99)));
  expect(limitOf(result, "top-1", "min")).toMatchObject({ observed: 0.5, from: "target" });
  expect(result.outputs.outcome).toBe("fail");
});

test("labels and inputs are the target branch's, and what the head removes of them is told", async () => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy: POLICY });
  const tip = project.git("rev-parse", "HEAD");
  project.git("switch", "--quiet", "--create", "feature");
  project.write("Digits.mlpackage/README", "changed");
  const head = project.commit({ "labels.csv": "id,label,ink\ndigit-0800,9,light\n" });
  const pull = { github, number, project, head, inputs: { run: "plan" } };
  const { status, log } = await pullRequestStep(pull);
  expect(status, log).toBe(0);
  const text = readFileSync(join(project.root, "quantgate-out/plan.json"), "utf8");
  const { models, requests, changes } = Plan.parse(JSON.parse(text));
  expect(models[0]?.samples).toMatchObject({ count: 997, from: "target" });
  expect(requests[0]?.data).toEqual([
    { key: "arrays", at: { path: expect.any(String), commit: tip } },
  ]);
  expect(changes?.[0]).toMatchObject({ direction: "loosens", says: "removes 996 of 997 samples" });
});
