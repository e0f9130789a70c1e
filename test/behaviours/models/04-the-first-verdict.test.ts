import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digitsProject, POLICY } from "../../action/digits.ts";
import { pushStep } from "../../action/events.ts";
import { quantgate } from "../../commands/command.ts";
import { startGitHub } from "../../emulator/github.ts";
import { ENTRY } from "../../emulator/runner.ts";
import { verdictOf } from "../food.ts";

/** The command line that stands beside the action under test. */
const CLI = ENTRY.replace(/main\.(js|ts)$/, "cli.$1");

test("the first verdict after init is one: without --base nothing fails for want of one, and it says so", async () => {
  const project = digitsProject();
  rmSync(join(project.root, "quantgate.yml"));
  const at = { cwd: project.root, cli: CLI };
  const init = await quantgate(["init"], at);
  expect(init.status, init.stderr).toBe(0);

  const first = await quantgate(["gate", "--json"], at);
  expect([first.status, JSON.parse(first.stdout).outcome], first.stderr).toEqual([0, "pass"]);
  const verdict = JSON.parse(first.stdout);
  expect(verdict.models[0].itself.limits[0]).toMatchObject({
    ...{ operator: "max-regression", state: "not-applicable" },
    why: expect.stringMatching(SAME),
  });
  expect(verdict.because).toMatch(SAME);
});

const SAME =
  /the model is the same as at [0-9a-f]{7}, the last commit in common with (origin\/)?main/;

test("in Actions a base that is not known stays unmeasured", async () => {
  const project = digitsProject({ policy: POLICY });
  const github = await startGitHub();
  const result = await pushStep({ project, github, before: "1".repeat(40) });
  expect(result.outputs.verdict, result.log).toBeDefined();
  const [int8] = verdictOf(result).models[0]?.variants ?? [];
  const regression = int8?.limits.find(({ operator }) => operator === "max-regression");
  expect(regression).toMatchObject({ state: "unmeasured", outcome: "fail" });
  expect(result.outputs.outcome).toBe("fail");
});
