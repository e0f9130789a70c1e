import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { digitsProject, touchModel } from "../action/digits.ts";
import { pullRequestStep } from "../action/events.ts";
import { startArtifactService } from "../emulator/artifacts.ts";
import { disposableFolder } from "../git/disposable.ts";
import { FROM, openFork } from "./fork.ts";
import { judgedOf, verdictOf } from "./seen.ts";

test("the two ready workflows give a fork the verdict of its own run, and the second starts no Python", async () => {
  const project = digitsProject();
  project.git("switch", "--quiet", "--create", "feature");
  touchModel(project);
  project.commit();
  const fork = await openFork(project);
  const { github, number, head } = fork;
  const artifacts = await startArtifactService();
  const inputs = inputsOf("examples/fork-measure.yml", "quantgate");
  const own = await pullRequestStep({
    ...{ github, number, head, project, artifacts },
    from: FROM,
    inputs,
  });
  expect(own, own.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });
  expect(await fork.comments()).toEqual([]);

  const { env, python, started } = pythonsThatTell();
  const zip = artifacts.artifacts.get(inputs.artifact ?? "") ?? Buffer.alloc(0);
  const publishing = {
    inputs: { ...inputsOf("examples/fork-publish.yml", "publish"), python },
    env,
  };
  const published = await fork.publish(zip, publishing);
  expect(published, published.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });
  expect(started()).toBe(false);
  expect(judgedOf(published)).toEqual(judgedOf(own));
  expect(verdictOf(published).published).toMatchObject({ taken: 4, said: "pass" });
  expect((await fork.comments())[0]).toContain("Measured without rights, judged here");
  expect(fork.statuses).toMatchObject([{ state: "success", context: "quantgate/main" }]);

  // The same Python tells of a word that needs one.
  const needy = { inputs: { ...inputs, run: "check", python }, env };
  await pullRequestStep({ ...{ github, number, head, project }, from: FROM, ...needy });
  expect(started()).toBe(true);
});

interface Workflow {
  readonly jobs: Record<
    string,
    { readonly steps: readonly { readonly uses: string; readonly with: Record<string, string> }[] }
  >;
}

function inputsOf(file: string, job: string): Record<string, string> {
  const workflow: Workflow = parse(readFileSync(file, "utf8"));
  const step = workflow.jobs[job]?.steps.find(({ uses }) => uses.startsWith("OWNER/quantgate@"));
  if (step === undefined) throw new Error(`${file} does not run the action in ${job}`);
  return step.with;
}

/** In front of every other Python of the machine: none of them works, and one that is started leaves a mark. */
function pythonsThatTell() {
  const folder = disposableFolder();
  const mark = join(folder, "started");
  for (const name of [
    "python",
    "python3",
    ...[10, 11, 12, 13].map((minor) => `python3.${minor}`),
  ]) {
    writeFileSync(join(folder, name), `#!/bin/sh\n: > ${mark}\nexit 1\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const env = { PATH: `${folder}:${process.env.PATH}` };
  return { env, python: join(folder, "python3"), started: () => existsSync(mark) };
}
