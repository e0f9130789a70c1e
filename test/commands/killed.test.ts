import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";

const MINUTES = 60_000;

/** The digits, judged by a policy that enforces every variant. */
async function digits(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quantgate-killed-"));
  await cp("fixtures/digits", folder, { recursive: true });
  const policy = await readFile(join(folder, "quantgate.yml"), "utf8");
  await writeFile(join(folder, "quantgate.yml"), policy.replace(/^ *ship:.*\n/m, ""));
  return folder;
}

/** Runs the gate and kills its worker the first time it says that it evaluates. */
async function gateKillingOnce(folder: string) {
  const child = execa(process.execPath, [resolve("dist/cli.js"), "gate"], {
    ...{ cwd: folder, env: { GITHUB_ACTIONS: "", NO_COLOR: "1" }, reject: false },
  });
  let seen = "";
  child.stderr.on("data", async (chunk: Buffer) => {
    const before = seen;
    seen += chunk.toString();
    if (EVALUATING.test(before) || !EVALUATING.test(seen)) return;
    const { stdout } = await execa("pgrep", ["-P", String(child.pid)]);
    for (const pid of stdout.split("\n")) process.kill(Number(pid), "SIGKILL");
  });
  const { exitCode } = await child;
  const text = await readFile(join(folder, "quantgate-out/verdict.json"), "utf8");
  return { status: exitCode, verdict: Verdict.parse(JSON.parse(text)), stderr: seen };
}

const EVALUATING = /evaluate[^\n]*: 0 of/;

test(
  "a worker that is killed in mid-evaluation is told, and its variants are measured one at a time",
  async () => {
    const { status, verdict, stderr } = await gateKillingOnce(await digits());
    expect(stderr).toMatch(/killed by SIGKILL .* one at a time/);
    const variants = verdict.models[0]?.variants ?? [];
    const counted = variants.map(({ name, metrics }) => [name, metrics["top-1"]?.n]);
    expect(counted).toEqual(["fp16", "int8", "int4", "pal4", "pal2"].map((name) => [name, 997]));
    expect(status).toBe(1);
  },
  3 * MINUTES,
);
