import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";
import { quantgate, type Ran } from "./command.ts";
import { copyOfRepository } from "./demo-copy.ts";
import { endlessProject } from "./endless.ts";

const CLI = resolve("dist/cli.js");
const INSPECTED = ["inspect", "fixtures/digits/Digits.mlpackage", "--json"];

/** The command line, of which as many workers are killed as they come. */
async function inspectedWhileKilled(most: number): Promise<Ran> {
  const child = spawn(process.execPath, [CLI, ...INSPECTED], { stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => stream.toArray());
  const killed = new Set<number>();
  while (child.exitCode === null) {
    for (const worker of workersOf(child.pid)) if (killed.size < most) kill(worker, killed);
    await setTimeout(5);
  }
  const told = async (chunks: Promise<Buffer[]> = Promise.resolve([])) =>
    Buffer.concat(await chunks).toString();
  return { status: child.exitCode, stdout: await told(stdout), stderr: await told(stderr) };
}

function kill(worker: number, killed: Set<number>): void {
  if (killed.has(worker)) return;
  process.kill(worker, "SIGKILL");
  killed.add(worker);
}

function workersOf(parent: number | undefined): number[] {
  try {
    const found = execFileSync("pgrep", ["-P", String(parent), "-f", "quantgate_worker"]);
    return found.toString().trim().split("\n").map(Number);
  } catch {
    return [];
  }
}

describe("a worker that is killed while it looks at a model", () => {
  test("is followed by another, which tells the same", async () => {
    const { status, stdout, stderr } = await inspectedWhileKilled(1);
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse((await quantgate(INSPECTED)).stdout));
  });

  test("is told of where the other is killed, too, and a third is not asked", async () => {
    const { status, stderr } = await inspectedWhileKilled(2);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /Digits\.mlpackage cannot be read: the worker was killed by SIGKILL \(often: out of memory\), the second/,
    );
  });
});

describe("a model of which a prediction has no end", () => {
  let project: string;
  beforeAll(async () => {
    project = await endlessProject();
  });
  afterAll(() => rm(project, { recursive: true, force: true }));

  test("costs its own variant and no other, once the time is over that its predictions have", async () => {
    const copy = await copyOfRepository();
    onTestFinished(() => rm(copy, { recursive: true, force: true }));
    await shorten(join(copy, "dist"));
    const ran = await quantgate(["gate"], { cwd: project, cli: join(copy, "dist/cli.js") });
    expect(ran.status, ran.stderr).toBe(1);
    const text = await readFile(join(project, "quantgate-out/verdict.json"), "utf8");
    const [model] = Verdict.parse(JSON.parse(text)).models;
    const states = model?.variants.map(({ name, limits: [limit] }) => [name, limit?.state]);
    expect(states).toEqual([
      ["fp16", "pass"],
      ["endless", "unmeasured"],
      ["same", "pass"],
    ]);
    // The 21st has no end; 20 before it have told what one takes.
    expect(model?.variants[1]?.reason).toMatch(
      /^evaluating 20 failed: it took longer than 5 s and 100 times the median of those before it to predict/,
    );
  });

  test("ends with the gate that is killed, and so does what the worker has started", async () => {
    const home = await mkdtemp(join(tmpdir(), "quantgate-home-"));
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    const out = join(home, "out");
    const gate = spawn(process.execPath, [CLI, "gate", "--policy", "own.yml", "--out", out], {
      ...{ cwd: project, stdio: "ignore" },
      env: { ...process.env, HOME: home, XDG_CACHE_HOME: cacheOf(process.env) },
    });
    onTestFinished(() => void gate.kill("SIGKILL"));
    const own = Number(await toldBy(gate, join(home, "own")));
    const [worker = 0] = workersOf(gate.pid);
    expect([worker, own].map(isRunning)).toEqual([true, true]);
    gate.kill("SIGKILL");
    await vi.waitFor(() => expect([worker, own].filter(isRunning)).toEqual([]), PATIENT);
  });
});

/** The time that a first prediction has is written once in the bundle. */
async function shorten(dist: string): Promise<void> {
  let found = 0;
  for (const name of await readdir(dist)) {
    if (!name.endsWith(".js")) continue;
    const text = await readFile(join(dist, name), "utf8");
    found += text.split(LIMIT).length - 1;
    await writeFile(join(dist, name), text.replaceAll(LIMIT, "predictSeconds: 5"));
  }
  expect(found).toBe(1);
}

const LIMIT = "predictSeconds: 60";

/** What a file says once it is there, as long as the process goes on. */
async function toldBy(process: ChildProcess, file: string): Promise<string> {
  for (;;) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text !== undefined) return text;
    expect(process.exitCode).toBe(null);
    await setTimeout(50);
  }
}

/** What hangs is ended by the test's own limit. */
const PATIENT = { timeout: 600_000, interval: 50 };

/** Where environments are kept, whatever the home. */
function cacheOf({ XDG_CACHE_HOME, HOME = "" }: NodeJS.ProcessEnv): string {
  return XDG_CACHE_HOME ?? join(HOME, ".cache");
}

/** What is dead may have nobody yet who takes note of it. */
function isRunning(pid: number): boolean {
  try {
    const told = execFileSync("ps", ["-o", "stat=", "-p", String(pid)])
      .toString()
      .trim();
    return told !== "" && !told.startsWith("Z");
  } catch {
    return false;
  }
}
