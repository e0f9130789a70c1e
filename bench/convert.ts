import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { execa } from "execa";
import { testEnvironment } from "../scripts/test/environment.ts";

/**
 * The gate of a ladder of a model with 25 million parameters and two rows of data, against a plain script that makes
 * the same variants from FP32 by coremltools' own calls, one after the other, and runs none of them. `npm run
 * bench:convert -- --width 512 --rounds 1 --variants fp16,pal4` is a small one: the model has 25 million parameters at
 * a width of 2048, and the script takes ten minutes for all variants. The bounds are for those.
 */
const { values } = parseArgs({
  options: {
    width: { type: "string", default: "2048" },
    rounds: { type: "string", default: "1" },
    variants: { type: "string", default: "fp16,int8,int4,pal8,pal6,pal4" },
  },
});
const variants = values.variants.split(",");
const isWhole = Number(values.width) >= 2048 && variants.length >= 6;

/** The gate's time as a share of the script's, and the bytes that all its processes may hold together. */
const MOST = { share: 0.03, bytes: 1e9 };

interface Took {
  readonly seconds: number;
  /** Of all processes together. */
  readonly processor: number;
  readonly peak: number;
}

const MEASURED = resolve("bench/convert/measured.py");
const python = await testEnvironment();
const root = await mkdtemp(join(tmpdir(), "quantgate-bench-"));
const project = join(root, "project");
const contestants = {
  gate: () => [
    ...[process.execPath, resolve("src/cli.ts"), "gate", "--policy", "quantgate.yml"],
    ...["--out", join(root, "out"), "--fresh"],
  ],
  conversion: () => script("convert.py"),
  plain: () => script("plainly.py"),
};
let failed = false;
try {
  await execa(python, ["bench/convert/project.py", project, values.width, ...variants], {
    env: { PYTHONPATH: "worker" },
  });
  const took = { gate: [] as Took[], conversion: [] as Took[], plain: [] as Took[] };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    took.gate.push(await measured(contestants.gate()));
    took.conversion.push(await measured(contestants.conversion()));
    took.plain.push(await measured(contestants.plain()));
  }
  say("a plain script from FP32", took.plain);
  say("the gate", took.gate);
  say("conversion alone", took.conversion);
  const share = seconds(took.gate) / seconds(took.plain);
  told("of the script's time", share, MOST.share);
  told("GB held at most", peak(took.gate) / 1e9, MOST.bytes / 1e9);
  console.log(`  conversion alone: ${(seconds(took.conversion) / seconds(took.plain)).toFixed(4)}`);
} finally {
  await rm(root, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

function script(name: string): string[] {
  const [source, into] = [join(project, "Ladder.mlpackage"), join(root, "packages")];
  return [python, resolve("bench/convert", name), source, into, ...variants];
}

async function measured(command: readonly string[]): Promise<Took> {
  await rm(join(root, "out"), { recursive: true, force: true });
  await rm(join(root, "packages"), { recursive: true, force: true });
  const { stdout, stderr } = await execa(python, [MEASURED, ...command], {
    ...{ cwd: project, env: { QUANTGATE_PYTHON: python } },
  });
  const { status, ...took } = JSON.parse(stdout);
  // A gate that says no has judged.
  if (status > 1) throw new Error(`${command.join(" ")} ended with ${status}:\n${stderr}`);
  return took;
}

function say(who: string, took: readonly Took[]): void {
  const processor = median(took.map((one) => one.processor)).toFixed(1);
  const held = (peak(took) / 1e6).toFixed(0);
  console.log(`${who}: ${seconds(took).toFixed(1)} s (processor ${processor} s), ${held} MB`);
}

function told(what: string, value: number, most: number): void {
  const holds = value <= most;
  failed ||= isWhole && !holds;
  const mark = holds ? "✓" : isWhole ? "✗" : "–";
  console.log(`  ${mark} ${value.toFixed(4)} ${what}, at most ${most}`);
}

function seconds(took: readonly Took[]): number {
  return median(took.map((one) => one.seconds));
}

function peak(took: readonly Took[]): number {
  return Math.max(...took.map((one) => one.peak));
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
