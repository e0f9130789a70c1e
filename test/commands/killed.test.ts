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

/** Runs the gate and kills its worker each time it says that it evaluates, while `doomed` holds. */
async function gateKilling(folder: string, doomed: (stderr: string) => boolean) {
  const child = execa(process.execPath, [resolve("dist/cli.js"), "gate"], {
    ...{ cwd: folder, env: { GITHUB_ACTIONS: "", NO_COLOR: "1" }, reject: false },
  });
  let seen = "";
  child.stderr.on("data", async (chunk: Buffer) => {
    seen += chunk.toString();
    if (!/evaluate[^\n]*: 0 of/.test(chunk.toString()) || !doomed(seen)) return;
    const { stdout } = await execa("pgrep", ["-P", String(child.pid)]);
    for (const pid of stdout.split("\n")) process.kill(Number(pid), "SIGKILL");
  });
  const { exitCode } = await child;
  const text = await readFile(join(folder, "quantgate-out/verdict.json"), "utf8");
  return { status: exitCode, verdict: Verdict.parse(JSON.parse(text)), stderr: seen };
}

test(
  "a worker that dies over one variant fails that variant alone, and the gate says no",
  async () => {
    const together = (stderr: string) => !stderr.includes("one at a time");
    const atInt4 = (stderr: string) => /^convert (\w+)/.exec(lastConvert(stderr))?.[1] === "int4";
    const { status, verdict } = await gateKilling(
      await digits(),
      (stderr) => together(stderr) || atInt4(stderr),
    );
    const variants = verdict.models[0]?.variants ?? [];
    expect(variants.map(({ name, reason }) => [name, reason?.match(/killed by \w+/)?.[0]])).toEqual(
      [
        ["fp16", undefined],
        ["int8", undefined],
        ["int4", "killed by SIGKILL"],
        ["pal4", undefined],
        ["pal2", undefined],
      ],
    );
    expect(variants.find(({ name }) => name === "int4")?.outcome).toBe("fail");
    expect(status).toBe(1);
  },
  3 * MINUTES,
);

function lastConvert(stderr: string): string {
  return stderr.slice(stderr.lastIndexOf("convert "));
}
