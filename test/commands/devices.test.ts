import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import { Measurement } from "../../src/contract/measurement.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import { disposableFolder } from "../git/disposable.ts";
import { macIn, type Setting } from "../standin.ts";

const LIMITS = `
          latency-p50: { max-ratio: 100 }
          load-time: { max: 60 s }
          first-prediction: { max: 60 s }
          peak-memory: { max-ratio: 2 }
          ane-share: { min: 10 % }
          device-switches: { max: 20 }`;

/** The digits, timed and placed on the Neural Engine of a Mac that is not there. */
async function gated(target: string, setting: Setting, limits = LIMITS) {
  const root = disposableFolder();
  cpSync("fixtures/digits", root, { recursive: true });
  writeFileSync(
    join(root, "quantgate.yml"),
    `version: 1
gate: { on-inconclusive: warn }
models:
  digits:
    source: Digits.mlpackage
    task: image-classification
    data: { arrays: digits.npz, labels: labels.csv }
    targets: [${target}]
    variants:
      int8:
        limits: ${limits}
`,
  );
  const home = join(root, "home");
  const mac = await macIn(home, setting);
  const said: string[] = [];
  const note = { write: (text: string) => said.push(text) };
  const host = {
    ...{ cwd: root, env: mac, home, temp: disposableFolder(), mac: true },
    ...{ program: resolve("."), worker: resolve("worker"), examples: resolve("examples") },
    ...{ today: () => "2027-01-31", out: note, errors: note },
  };
  const status = await commandLine(host, ["gate"]);
  const out = (path: string) => readFileSync(join(root, "quantgate-out", path), "utf8");
  const verdict = Verdict.parse(JSON.parse(out("verdict.json")));
  const limitsOf = verdict.models[0]?.variants[0]?.limits ?? [];
  return {
    ...{ status, said: said.join(""), comment: out("comment.md") },
    limits: Object.fromEntries(limitsOf.map((limit) => [limit.metric, limit])),
    measurement: Measurement.parse(JSON.parse(out(`measurements/digits/head/int8/${target}.json`))),
  };
}

test("what is asked of times and of placement is measured on a quiet Mac, and judged", async () => {
  const { limits, measurement, comment, said } = await gated("coreml-ane", {});
  for (const { state, outcome, why } of Object.values(limits)) {
    expect(state, `${why}\n${said}`).toMatch(/^(pass|inconclusive)$/);
    expect(outcome).not.toBe("fail");
  }
  expect(measurement.latency?.rounds.map(({ length }) => length)).toEqual(Array(5).fill(50));
  expect(measurement.latency?.load).toHaveLength(5);
  expect(measurement.memory?.rounds.every((bytes) => bytes > 1e7)).toBe(true);
  expect(measurement).not.toHaveProperty("untimed");
  expect(limits["ane-share"]?.why).toContain("as Core ML predicts it");
  expect(comment).toContain("a prediction, and no observation");
});

test("each thing that disturbs it, and a plan that crashes, is a reason and never a number", async () => {
  const machine = {
    ...{ lowpowermode: 1, power: "Battery Power", pressure: 2 },
    ...{ thermal: "CPU_Speed_Limit = 62", processes: "77 1 143.5 /Applications/Xcode" },
  };
  const faults = [{ at: "plan", does: "dies", signal: "SIGABRT" }];
  const { status, limits, measurement, comment } = await gated("coreml-ane", { machine, faults });
  expect(status).toBe(1);
  const disturbed = [
    "Low Power Mode was on: turn it off",
    "the Mac ran on its battery: plug it in",
    "heat held the processor to 62 % of its speed: let it cool down",
    "memory was short: close what holds it",
    "another process, Xcode, took 144 % of a core: end it",
  ];
  expect(measurement.untimed).toBe(`round 1 of 5 tells nothing: before it ${disturbed.join("; ")}`);
  expect(measurement.unplaced).toMatch(/^there is no compute plan of it: .*SIGABRT/);
  for (const limit of Object.values(limits)) expect(limit.state).toBe("unmeasured");
  expect(limits["latency-p50"]?.why).toContain("Low Power Mode was on");
  expect(limits["device-switches"]?.why).toContain("SIGABRT");
  expect(comment).toContain("Not all that was asked could be measured.");
});

test("a virtual machine's times are shown, and are a warning at most", async () => {
  const machine = { chip: "Apple M1 (Virtual)", devices: ["cpu"] };
  const limits = "{ latency-p50: { max: 0.001 ms } }";
  const { status, limits: judged, comment } = await gated("coreml-cpu", { machine }, limits);
  expect(judged["latency-p50"]).toMatchObject({ state: "unmeasured", outcome: "warn" });
  expect(judged["latency-p50"]?.observed).toBeGreaterThan(0.001);
  expect(judged["latency-p50"]?.why).toContain("informs and decides nothing");
  expect(status).toBe(0);
  expect(comment).toContain("Latency");
});
