import { type ChildProcess, execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { digitsProject } from "../../action/digits.ts";
import { pullRequestStep } from "../../action/events.ts";
import { startArtifactService } from "../../emulator/artifacts.ts";
import { type GitHub, startGitHub } from "../../emulator/github.ts";
import { startProxy } from "../../emulator/proxy.ts";
import type { Step, StepResult } from "../../emulator/runner.ts";
import { stuckPython } from "../../emulator/stuck-python.ts";
import { type Checkout, disposableFolder } from "../../git/disposable.ts";
import { measured, openFoodPullRequest, verdictOf } from "../food.ts";

/** A runner that cancels a job, or whose time is over, sends the one, and 7.5 s later the other. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

describe.each(SIGNALS)("a job ended by %s", (signal) => {
  test("while it plans stops git, and leaves no trace", async () => {
    const pull = (await openFoodPullRequest()).commit(measured("mine", 0.9));
    const server = await startProxy("http://127.0.0.1:9");
    onTestFinished(server.close);
    pull.project.git("remote", "set-url", "origin", `${server.url}/app.git`);
    const asked = new Promise<void>((seen) => server.fail({ path: /./, answer: "hang", seen }));
    const { result, temp } = await endedAt(() => asked, signal, pull);
    await expect
      .poll(() => commandsWith(server.url), { message: "what is still running" })
      .toEqual([]);
    expectEnded(result, signal);
    expect(leftIn(pull.project, temp)).toEqual([]);
  });

  test("while it measures stops the worker and its children, and leaves no trace", async () => {
    const [github, project, python] = [await startGitHub(), digitsProject(), stuckPython()];
    const { number } = await github.openPullRequest();
    project.git("switch", "--quiet", "--create", "feature");
    const head = project.commit({ "Digits.mlpackage/note.txt": "changed" });
    const inputs = { ...python.inputs, cache: "false" };
    const pull = { github, project, number, head, inputs, env: python.env };
    const { result, temp } = await endedAt(python.running, signal, pull);
    const started = await python.running();
    await expect
      .poll(() => started.filter(isRunning), { message: "what is still running" })
      .toEqual([]);
    expectEnded(result, signal);
    expect(leftIn(project, temp)).toEqual([]);
    expect(await github.comments(number)).toEqual([]);
  });

  test("while it uploads or comments keeps the verdict whole, and says nothing more", async () => {
    const pull = (await openFoodPullRequest()).commit(measured("mine", 0.9));
    const artifacts = await startArtifactService();
    for (const { proxy, path } of [
      { proxy: artifacts.proxy, path: /CreateArtifact/ },
      { proxy: pull.github.proxy, path: /comments/ },
    ]) {
      const asked = new Promise<void>((seen) =>
        proxy.fail({ path, answer: "hang", times: 1, seen }),
      );
      const { result } = await endedAt(() => asked, signal, { ...pull, artifacts });
      expectEnded(result, signal);
      expect(verdictOf(result).outcome).not.toBe("error");
      expect(await pull.github.comments(pull.number)).toEqual([]);
    }
  });
});

/** Of a run, in their order; what it does meanwhile goes on, so that each is any moment soon after. */
const MOMENTS: Readonly<Record<string, (pull: Pull, child: ChildProcess) => Promise<unknown>>> = {
  "it has planned": (pull) => lying(pull, "plan.json"),
  "it has judged": (pull) => lying(pull, "verdict.json"),
  "it tells the verdict": async (_, { stdout }) => stdout && (await once(stdout, "data")),
  "it looks for its comment": ({ github }) =>
    new Promise<void>((seen) =>
      github.proxy.fail({ path: /comments/, answer: { after: async () => {} }, times: 1, seen }),
    ),
};

test("ended at any other moment, a job leaves all of a verdict or nothing", async () => {
  const pull = (await openFoodPullRequest()).commit(measured("mine", 0.9));
  const whole = await pullRequestStep(pull);
  expect(whole.status, whole.log).toBe(0);
  for (const [name, moment] of Object.entries(MOMENTS)) {
    rmSync(join(pull.project.root, "quantgate-out"), { recursive: true, force: true });
    const { result, temp } = await endedAt((child) => moment(pull, child), "SIGTERM", pull);
    const { status, outputs, log } = result;
    const what = `ended when ${name}: ${log}`;
    // What is ended late may be done with all of it.
    const done = status === 0 && outputs["comment-url"] !== undefined;
    expect(done || (status !== 0 && outputs.outcome !== whole.outputs.outcome), what).toBe(true);
    expect(leftIn(pull.project, temp).filter((left) => left !== "quantgate-out")).toEqual([]);
    if (existsSync(whole.outputs.verdict ?? "")) expect(verdictOf(whole).outcome).toBe("warn");
    expect(await pull.github.comments(pull.number)).toHaveLength(1);
  }
});

/** Resolves once the file lies in the out folder. */
async function lying({ project }: Pull, name: string): Promise<void> {
  const file = join(project.root, "quantgate-out", name);
  await expect.poll(() => existsSync(file), { interval: 2 }).toBe(true);
}

interface Pull extends Partial<Pick<Step, "artifacts" | "inputs" | "env">> {
  readonly github: GitHub;
  readonly project: Checkout;
  readonly number: number;
  readonly head: string;
}

/** The step, ended at a moment. */
async function endedAt(
  moment: (child: ChildProcess) => Promise<unknown>,
  signal: NodeJS.Signals,
  pull: Pull,
) {
  const temp = disposableFolder();
  const meanwhile = (child: ChildProcess) => void moment(child).then(() => child.kill(signal));
  return { temp, result: await pullRequestStep({ ...pull, temp, meanwhile }) };
}

function expectEnded({ status, outputs, log, summary }: StepResult, signal: string): void {
  expect([status, outputs.outcome], log).toEqual([2, "error"]);
  expect(log).toContain(`::error title=quantgate::Stopped by ${signal}.`);
  expect(`${summary}${log}`).not.toMatch(/in progress|bug in quantgate/i);
}

/** What a run that ended early must not leave behind, in the checkout and the runner's folder for temporary files. */
function leftIn(project: Checkout, temp: string): string[] {
  const own = ["env", "event.json", "output", "path", "state", "summary"];
  const changed = project.git("status", "--porcelain", "--ignored").split("\n").filter(Boolean);
  const paths = changed.map((line) => line.slice(3).replace(/\/$/, ""));
  return [...paths, ...readdirSync(temp).filter((name) => !own.includes(name))];
}

/** The processes of this machine that were started with this text. */
function commandsWith(text: string): string[] {
  const all = execFileSync("ps", ["-A", "-o", "command="]).toString().split("\n");
  return all.filter((command) => command.includes(text));
}

/** One that is dead, but that nobody has asked about, is still listed. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", `${pid}`]);
  return /^[^Z\s]/.test(stdout.toString());
}
