import { describe, expect, test } from "vitest";
import { startGitHub } from "../emulator/github.ts";
import { digitsProject, spoilModel } from "./digits.ts";
import { dispatchStep, pushStep } from "./events.ts";

async function start() {
  return { github: await startGitHub(), project: digitsProject() };
}

describe("without a pull request", () => {
  test("a push is judged against the commit before it, and nothing is asked of GitHub", async () => {
    const { github, project } = await start();
    const before = project.git("rev-parse", "HEAD");
    spoilModel(project);
    project.commit();
    const result = await pushStep({ github, project, before });
    expect(result, result.log).toMatchObject({ status: 1, outputs: { outcome: "fail" } });
    expect(result.summary).toContain("max-regression 3 pt");
    expect(github.proxy.calls).toEqual([]);
  });

  test("a run by hand is judged by its own policy; on the default branch nothing can be lost", async () => {
    const { github, project } = await start();
    const result = await dispatchStep({ github, project });
    expect(result, result.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });
    expect(result.summary).toContain("max-regression 3 pt");
    expect(github.proxy.calls).toEqual([]);
  });
});
