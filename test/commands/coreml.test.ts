import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import { Measurement } from "../../src/contract/measurement.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import { disposableFolder } from "../git/disposable.ts";
import { macIn, type Setting } from "../standin.ts";

interface Gated {
  readonly status: number;
  readonly said: string;
  readonly verdict: Verdict;
  readonly comment: string;
  measurement(variant: string, target: string): Measurement;
}

/** The digits, gated on a Mac that is not there, with every variant on each of the targets. */
async function gated(
  targets: string,
  setting: Setting = {},
  env: Readonly<Record<string, string>> = {},
  { withPalette = false } = {},
): Promise<Gated> {
  const root = disposableFolder();
  cpSync("fixtures/digits", root, { recursive: true });
  const limits = (drop: string) =>
    `{ limits: { top-1: { ${drop} }, target-parity: { min: 0.99 } } }`;
  writeFileSync(
    join(root, "quantgate.yml"),
    `version: 1
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    targets: ${targets}
    timeout: 15 s
    variants:
      int8: ${limits("max-drop: 2 pt")}
${withPalette ? `      pal4: ${limits("max-drop: 5 pt")}\n` : ""}`,
  );
  const home = join(root, "home");
  const mac = await macIn(home, setting);
  const said: string[] = [];
  const note = { write: (text: string) => said.push(text) };
  const host = {
    ...{ cwd: root, env: { ...mac, ...env }, home, temp: disposableFolder(), mac: true },
    ...{
      program: resolve("."),
      worker: resolve("worker"),
      examples: resolve("examples"),
    },
    ...{ today: () => "2027-01-31", out: note, errors: note },
  };
  const status = await commandLine(host, ["gate"]);
  const out = (path: string) => readFileSync(join(root, "quantgate-out", path), "utf8");
  return {
    ...{ status, said: said.join("") },
    verdict: Verdict.parse(JSON.parse(out("verdict.json"))),
    comment: out("comment.md"),
    measurement: (variant, target) =>
      Measurement.parse(JSON.parse(out(`measurements/digits/head/${variant}/${target}.json`))),
  };
}

const VARIANTS = ["reference", "int8"];

test("a gate on the portable engine, Core ML's CPU and its Neural Engine is one report of all three", async () => {
  const ran = await gated("[portable, coreml-cpu, coreml-ane]");
  expect(ran.status, ran.said).toBe(0);
  for (const target of ["portable", "coreml-cpu", "coreml-ane"]) {
    expect(ran.comment).toContain(target);
    for (const variant of VARIANTS)
      expect(ran.measurement(variant, target)).toMatchObject({
        status: "measured",
        evaluated: { n: 997, of: 997 },
      });
  }
  const { fingerprint } = ran.measurement("int8", "coreml-ane");
  expect(fingerprint).toMatchObject({
    engine: "Core ML macOS 15.7.1 (24G231)",
    computeUnits: "CPU_AND_NE",
    chip: "Apple M1",
  });
  expect(fingerprint?.os).toMatch(/^macOS 15\.7\.1 \(24G231\) /);
});

/** What tells one variant from the others is what its weights are kept in. */
const INT8 = { op: "constexpr_affine_dequantize" };
const PAL4 = { op: "constexpr_lut_to_dense" };

test("one that hangs costs its time-out, one that is killed is told so, and the others are measured", async () => {
  const onNeural = { at: "predict", units: ["CPU_AND_NE"], after: 2 };
  const faults = [
    { ...onNeural, does: "hangs", seconds: 3600, ...INT8 },
    { ...onNeural, does: "dies", signal: "SIGKILL", ...PAL4 },
  ];
  const { status, measurement, comment } = await gated(
    "[coreml-cpu, coreml-ane]",
    { faults },
    {},
    { withPalette: true },
  );
  expect(status).toBe(1);
  for (const variant of [...VARIANTS, "pal4"])
    expect(measurement(variant, "coreml-cpu")).toMatchObject({ status: "measured" });
  expect(measurement("reference", "coreml-ane")).toMatchObject({ status: "measured" });
  const hung =
    "it took longer than 15 s and 100 times the median of those before it to predict; where it needs longer, the model's `timeout` says how long it may take";
  expect(measurement("int8", "coreml-ane")).toMatchObject({
    status: "failed",
    reason: expect.stringMatching(/^evaluating \S+ failed: /),
  });
  expect(measurement("int8", "coreml-ane").reason).toContain(hung);
  expect(measurement("pal4", "coreml-ane").reason).toContain("was killed by SIGKILL");
  expect(comment).toMatch(/^## ❌ .*: not shown to keep the agreed limits$/m);
  expect(comment).toContain("Not all that was asked could be measured.");
  expect(comment).toContain("`digits/int8` `top-1 max-drop 2 pt` on `coreml-ane`: unmeasured");
});

test("a hosted Mac measures on its CPU, which auto is there, and says what its Neural Engine needs", async () => {
  const hosted = { RUNNER_ENVIRONMENT: "github-hosted" };
  const machine = { chip: "Apple M1 (Virtual)" };
  const hangs = { at: "load", does: "hangs", seconds: 3600, units: ["CPU_AND_NE"] };
  const setting = { machine, faults: [hangs] };
  const { status, measurement, verdict } = await gated("[auto, coreml-ane]", setting, hosted);
  expect(status).toBe(1);
  for (const variant of VARIANTS) {
    expect(measurement(variant, "coreml-cpu")).toMatchObject({ status: "measured" });
    expect(measurement(variant, "coreml-ane")).toEqual(
      expect.objectContaining({
        status: "failed",
        reason:
          "this Mac is lent by GitHub: it has no Neural Engine, and loading a model for one hangs for minutes; use a Mac of your own (a self-hosted runner: runs-on: [self-hosted, macOS, ARM64])",
      }),
    );
  }
  const limits = verdict.models.flatMap(({ variants }) => variants).flatMap((one) => one.limits);
  const states = limits.map(({ metric, on, state }) => `${metric} ${on} ${state}`);
  const ofEach = ["top-1", "target-parity"].flatMap((metric) => [
    `${metric} coreml-cpu pass`,
    `${metric} coreml-ane unmeasured`,
  ]);
  expect(states).toEqual(ofEach);
});

test("wrong numbers of the Neural Engine are named as its run time's doing, not as what quantizing costs", async () => {
  // The tiny model that is run first has no such op, and finds nothing.
  const wrong = {
    at: "predict",
    does: "gives",
    what: "wrong",
    units: ["CPU_AND_NE"],
    op: "linear",
  };
  const { status, verdict, comment, measurement } = await gated("[coreml-cpu, coreml-ane]", {
    faults: [wrong],
  });
  expect(status).toBe(1);
  const { parity } = measurement("int8", "coreml-ane");
  if (parity === undefined || "unmeasured" in parity) throw new Error("nothing was compared");
  expect(parity.n).toBe(64);
  expect(parity.outputs.classLabel_probs?.cosine).toBeLessThan(0.5);
  const limits = verdict.models.flatMap(({ variants }) => variants).flatMap((one) => one.limits);
  const broken = limits.filter(({ state }) => state === "fail");
  expect(broken.map(({ metric, on, runTime }) => [metric, on, runTime])).toEqual([
    ["target-parity", "coreml-ane", true],
  ]);
  expect(comment).toContain("The run time of a target is at fault, not quantization");
  expect(comment).toMatch(
    /`digits\/int8` `target-parity min 0\.99` on `coreml-ane`: fail.*worst output: classLabel\\?_probs, top-1 agreement/,
  );
  expect(comment).toContain("coreml-ane gives other answers than the portable engine");
});
