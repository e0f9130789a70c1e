import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { testEnvironment } from "../scripts/test/environment.ts";
import { environmentHome } from "../src/commands/entry/home.ts";

/**
 * The worker's peak memory over few samples and over ten times as many, for the model of every demo: `npm run
 * bench:memory [few] [many]`. Ends with 1 where it grows by more than a twentieth.
 */
const [few = 500, many = 5_000] = process.argv.slice(2).map(Number);
const MOST_GROWTH = 1.05;

const python = await testEnvironment();
const root = await mkdtemp(join(tmpdir(), "quantgate-bench-"));
let failed = false;
try {
  for (const name of await demos()) await grow(name);
} finally {
  await rm(root, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

async function demos(): Promise<string[]> {
  const names = await readdir("fixtures");
  return names.filter((name) => existsSync(join("fixtures", name, "quantgate.yml"))).sort();
}

/** Each model that is measured here, with as many samples as are asked for: those of the demo, again and again. */
async function grow(name: string): Promise<void> {
  const out = join(root, name);
  const plan = ["src/cli.ts", "plan", "--policy", `fixtures/${name}/quantgate.yml`, "--out", out];
  await execa(process.execPath, plan, {
    env: { QUANTGATE_HOME: environmentHome(process.env, process.platform) },
  });
  const { stdout } = await execa(
    python,
    ["bench/memory/run.py", out, process.cwd(), String(few), String(many)],
    { env: { PYTHONPATH: "worker" }, stderr: "inherit" },
  );
  for (const line of stdout.split("\n").filter((one) => one !== "")) {
    const { model, task, peaks } = JSON.parse(line);
    const [least, most] = peaks;
    const growth = most / least;
    if (growth > MOST_GROWTH) failed = true;
    const says = `${model} (${task}): ${mb(least)} with ${few} samples, ${mb(most)} with ${many}`;
    console.log(`${says}: ${growth.toFixed(3)} times, at most ${MOST_GROWTH}`);
  }
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
