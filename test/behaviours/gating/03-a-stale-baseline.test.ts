import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Measurement } from "../../../src/contract/measurement.ts";
import type { JudgedLimit } from "../../../src/contract/verdict.ts";
import { digitsProject, POLICY, spoilModel } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import type { StepResult } from "../../emulator/runner.ts";
import type { Checkout } from "../../git/disposable.ts";
import { verdictOf } from "../food.ts";

const ONLY_REGRESSION = POLICY.replace("min: 85 %, max-drop: 3 pt, ", "");

test("a base is measured anew whatever an earlier run found of it, and its commit, date and age are shown", async () => {
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const project = digitsProject({ policy: ONLY_REGRESSION });
  const base = committedOn(project, "2026-01-31T12:00:00Z");
  project.git("push", "--quiet", "--force", "origin", "main");
  project.git("switch", "--quiet", "--create", "feature");
  spoilModel(project);
  project.commit();
  const head = committedOn(project, "2026-03-02T12:00:00Z");
  const pull = { github, number, project, head };

  const first = await pullRequestStep(pull);
  const regression = regressionIn(first);
  expect(regression).toMatchObject({ outcome: "fail" });

  // What the folder holds of the base is now as bad as the head: by these numbers nothing has become worse.
  for (const variant of ["reference", "int8"])
    makeStale(join(project.root, "quantgate-out"), variant);
  await pullRequestStep({ ...pull, inputs: { run: "measure", artifact: "" } });
  const again = await pullRequestStep({ ...pull, inputs: { run: "judge", artifact: "" } });
  expect(again.status, "the regression is not hidden by old numbers").toBe(1);
  expect(regressionIn(again)).toEqual(regression);

  expect(first.summary).toContain(`[\`${base.slice(0, 7)}\`](`);
  expect(first.summary).toContain("of 2026-01-31, measured anew in this run");
  expect(first.summary).toContain("the base is 30 days older than the head");
});

/** The last commit, as if made then. */
function committedOn(project: Checkout, when: string): string {
  execFileSync("git", ["commit", "--quiet", "--amend", "--no-edit", "--allow-empty"], {
    cwd: project.root,
    env: {
      ...{ PATH: process.env.PATH, HOME: "/nonexistent", GIT_CONFIG_NOSYSTEM: "1" },
      ...{ GIT_COMMITTER_NAME: "Test", GIT_COMMITTER_EMAIL: "test@example.com" },
      GIT_COMMITTER_DATE: when,
    },
  });
  return project.git("rev-parse", "HEAD");
}

function makeStale(out: string, variant: string): void {
  const path = (folder: string, side: string, ending: string) =>
    `${folder}/digits/${side}/${variant}/portable.${ending}`;
  const measured = readFileSync(join(out, path("measurements", "head", "json")), "utf8");
  const { records, ...ofHead } = Measurement.parse(JSON.parse(measured));
  const [from, to] = ["head", "base"].map((side) => path("records", side, "jsonl")) as [
    string,
    string,
  ];
  const stale = { ...ofHead, side: "base", records: { ...records, path: to } };
  writeFileSync(join(out, path("measurements", "base", "json")), JSON.stringify(stale));
  copyFileSync(join(out, from), join(out, to));
}

function regressionIn(result: StepResult): JudgedLimit | undefined {
  expect(result.outputs.verdict, result.log).toBeDefined();
  const [int8] = verdictOf(result).models[0]?.variants ?? [];
  return int8?.limits.find(({ operator }) => operator === "max-regression");
}
