import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { mergeGroupStep, pullRequestStep, pushStep } from "../../action/events.ts";
import { startArtifactService } from "../../emulator/artifacts.ts";
import { startGitHub } from "../../emulator/github.ts";
import { foodProject, measured } from "../food.ts";

/** What the ruleset requires, and by which name GitHub reports the job of the workflow beside it. */
const CHECKS: string[] = JSON.parse(readFileSync("examples/ruleset.json", "utf8"))
  .rules.flatMap((rule: Rule) => rule.parameters?.required_status_checks ?? [])
  .map(({ context }: { context: string }) => context);
const JOBS: { name: string; steps: { uses?: string }[] }[] = Object.values(
  parse(readFileSync("examples/pull-request.yml", "utf8")).jobs,
);
const [JOB] = JOBS.filter(({ steps }) => steps.some((step) => step.uses?.includes("/quantgate@")));

interface Rule {
  readonly parameters?: { readonly required_status_checks?: readonly unknown[] };
}

test("a worse model cannot be merged, and a mended one can: the job's name is the check that the ruleset requires", async () => {
  const [github, artifacts, project] = [
    await startGitHub(),
    await startArtifactService(),
    foodProject(),
  ];
  const { number, head: known } = await github.openPullRequest();
  await github.protectMain(CHECKS);
  expect(await github.merge(number), "before the gate has said anything").toMatchObject({
    merged: false,
  });

  project.git("switch", "--quiet", "--create", "feature");
  const judged = async (accuracy: number) => {
    const head = project.commit(measured(`${accuracy}`, accuracy));
    const { status } = await pullRequestStep({ github, artifacts, project, number, head });
    // Pushes do not reach the emulator, which knows one head.
    await github.jobEnded(known, JOB?.name ?? "", status);
    return await github.merge(number);
  };
  expect(await judged(0.8)).toEqual({
    merged: false,
    message: "Required status checks have not succeeded.",
  });
  expect(await judged(0.91)).toMatchObject({ merged: true });
});

test("on no event does the action report a check of its own, which could land in another suite", async () => {
  const [github, artifacts, project] = [
    await startGitHub(),
    await startArtifactService(),
    foodProject(),
  ];
  const { number } = await github.openPullRequest();
  const before = project.git("rev-parse", "HEAD");
  const head = project.commit(measured("mine", 0.8));
  const started = { github, artifacts, project };
  await pullRequestStep({ ...started, number, head });
  await mergeGroupStep({ ...started, base: before });
  await pushStep({ ...started, before });
  const { calls } = github.proxy;
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.filter((call) => /check-(?:runs|suites)|statuses|deployments/.test(call))).toEqual(
    [],
  );
});
