import { type ChildProcess, execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
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

describe.each(SIGNALS)("a job ended by %s", { timeout: 120_000 }, (signal) => {
  test("while it plans stops git, and leaves no trace", async () => {
    const pull = (await openFoodPullRequest()).commit(measured("mine", 0.9));
    const server = await startProxy("http://127.0.0.1:9");
    onTestFinished(server.close);
    pull.project.git("remote", "set-url", "origin", `${server.url}/app.git`);
    const asked = new Promise<void>((seen) => server.fail({ path: /./, answer: "hang", seen }));
    const { result, temp } = await endedAt(asked, signal, pull);
    expect(commandsWith(server.url), "what is still running").toEqual([]);
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
    const { result, temp } = await endedAt(python.running(), signal, pull);
    const still = await runningAfterAll(await python.running());
    expect(still, "what is still running").toEqual([]);
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
      const { result } = await endedAt(asked, signal, { ...pull, artifacts });
      expectEnded(result, signal);
      expect(verdictOf(result).outcome).not.toBe("error");
      expect(await pull.github.comments(pull.number)).toEqual([]);
    }
  });
});

test("ended at any other moment, a job leaves all of a verdict or nothing", {
  timeout: 120_000,
}, async () => {
  const pull = (await openFoodPullRequest()).commit(measured("mine", 0.9));
  const started = performance.now();
  const whole = await pullRequestStep(pull);
  const lasted = performance.now() - started;
  expect(whole.status, whole.log).toBe(0);
  for (const part of [0.4, 0.6, 0.75, 0.9]) {
    const { result, temp } = await endedAt(setTimeout(part * lasted), "SIGTERM", pull);
    const { status, outputs, log } = result;
    // The last of them may come when all is done.
    const done = status === 0 && outputs["comment-url"] !== undefined;
    expect(done || (status !== 0 && outputs.outcome !== whole.outputs.outcome), log).toBe(true);
    expect(leftIn(pull.project, temp).filter((name) => name !== "quantgate-out")).toEqual([]);
    if (existsSync(whole.outputs.verdict ?? "")) expect(verdictOf(whole).outcome).toBe("warn");
    expect(await pull.github.comments(pull.number)).toHaveLength(1);
  }
});

interface Pull extends Partial<Pick<Step, "artifacts" | "inputs" | "env">> {
  readonly github: GitHub;
  readonly project: Checkout;
  readonly number: number;
  readonly head: string;
}

/** The step, ended at a moment; one that does not end is ended as a runner ends it at last. */
async function endedAt(moment: Promise<unknown>, signal: NodeJS.Signals, pull: Pull) {
  const temp = disposableFolder();
  const meanwhile = (child: ChildProcess) =>
    void moment.then(async () => {
      child.kill(signal);
      await setTimeout(10_000, undefined, { ref: false });
      child.kill("SIGKILL");
    });
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

/** Those that are not gone after a while: what is killed takes its time on a busy machine. */
async function runningAfterAll(pids: readonly number[]): Promise<number[]> {
  for (let patience = 50; patience > 0 && pids.some(isRunning); patience -= 1)
    await setTimeout(100);
  return pids.filter(isRunning);
}

/** One that is dead, but that nobody has asked about, is still listed. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", `${pid}`]);
  return /^[^Z\s]/.test(stdout.toString());
}
