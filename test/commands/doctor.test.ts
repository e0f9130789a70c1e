import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import type { Diagnosis } from "../../src/contract/diagnosis.ts";
import { diagnose } from "../../src/measure/diagnose.ts";
import { unseen } from "../../src/terminal/progress.ts";
import { openWorker, type Worker } from "../../src/worker/worker.ts";
import { disposableFolder } from "../git/disposable.ts";
import { macIn, type Setting } from "../standin.ts";
import { INTERPRETER } from "./python.ts";

/** What `doctor` says on a Mac that is not there. */
async function doctor(setting: Setting, env: Record<string, string> = {}, ...more: string[]) {
  const home = disposableFolder();
  const mac = await macIn(home, setting);
  const said: string[] = [];
  const host = {
    ...{ cwd: home, env: { ...mac, ...env }, home, temp: disposableFolder(), mac: true },
    ...{ program: resolve("."), worker: resolve("worker"), examples: resolve("examples") },
    ...{ today: () => "2027-01-31" },
    out: { write: (text: string) => said.push(text) },
    errors: { write: () => undefined },
  };
  const status = await commandLine(host, ["doctor", ...more]);
  return { status, said: said.join("") };
}

const targetsOf = ({ targets }: Diagnosis) =>
  Object.fromEntries(targets.map((one) => [one.target, one]));
const timesOf = ({ measures }: Diagnosis["targets"][number]) =>
  measures.find(({ what }) => what === "times");

const DIGEST = `sha256:${"0".repeat(64)}`;
const ALL = ["portable", "coreml-cpu", "coreml-gpu", "coreml-ane", "coreml-all"];
/** No other target would be any use, and each takes its time. */
const CPU_ALONE = { devices: ["cpu"] };

describe("doctor", () => {
  test("on Linux names what Core ML would need, and finds nothing that contradicts itself", async () => {
    const command = [INTERPRETER, "-I", resolve("worker/quantgate_worker/__main__.py")] as const;
    const workers = {
      openWorker: async () =>
        openWorker({ command: [...command], cwd: resolve("worker"), env: process.env }),
    };
    const found = await diagnose(workers, { packages: {}, progress: unseen });
    const targets = targetsOf(found);
    expect(Object.keys(targets)).toEqual(ALL);
    expect(targets.portable).toMatchObject({ usable: true });
    for (const name of ALL.slice(1))
      expect(targets[name]).toMatchObject({
        ...{ usable: false, why: expect.stringContaining("this is none") },
        remedy: expect.stringContaining(name === "coreml-cpu" ? "macos-15" : "self-hosted"),
      });
    expect(found).toMatchObject({ sound: true, programs: [] });
  });

  test("does not rely on what it was told nothing of", async () => {
    const engine = { name: "fake", units: "cpu", isolation: "process" };
    const hello = {
      ...{ protocol: 2, python: "3.12.1", coremltools: "9.0", onnxruntime: "1.23", torch: null },
      ...{ os: "Fake 1", chip: "fake", toolchain: DIGEST, evaluator: DIGEST },
      engines: { "coreml-cpu": { ...engine, audit: false, time: false, placement: false } },
    };
    const workers = {
      openWorker: async (): Promise<Worker> => ({
        ask: async ({ do: verb }) => ({
          ...{ kind: "result", value: verb === "hello" ? hello : { programs: 12 } },
        }),
        close: async () => undefined,
      }),
    };
    const found = await diagnose(workers, { packages: {}, progress: unseen });
    expect(found).toMatchObject({ sound: false, programs: [{ state: "failed" }] });
    expect(found.programs[0]?.why).toContain("12 of its 12 programs");
  });

  test("on a hosted Mac says what its CPU can tell, and what the other units need", async () => {
    const hosted = { RUNNER_ENVIRONMENT: "github-hosted" };
    const machine = { chip: "Apple M1 (Virtual)" };
    const { status, said } = await doctor({ machine }, hosted, "--json");
    const found: Diagnosis = JSON.parse(said);
    const targets = targetsOf(found);
    expect(status).toBe(0);
    expect(Object.keys(targets)).toEqual(ALL);
    expect(found.machine).toMatchObject({ chip: "Apple M1 (Virtual)", coremltools: "9.0" });
    expect(timesOf(targets["coreml-cpu"] ?? never())).toMatchObject({
      ...{ can: "informs", why: expect.stringContaining("virtual machine") },
    });
    for (const name of ALL.slice(2))
      expect(targets[name]).toMatchObject({
        ...{ usable: false, why: expect.stringContaining("lent by GitHub") },
        remedy: expect.stringContaining("self-hosted"),
      });
    expect(found.programs.length).toBeGreaterThan(10);
    expect(found.programs.every(({ state }) => state === "agrees")).toBe(true);
  });

  test("on a Mac of one's own can use all, and names the op where Core ML does not agree", async () => {
    const faults = [
      { at: "predict", does: "gives", what: "wrong", op: "cumsum", units: ["CPU_AND_NE"] },
      // A crash is one program's; those behind it are run all the same.
      { at: "load", does: "dies", signal: "SIGABRT", op: "erf", units: ["CPU_AND_NE"] },
    ];
    const { status, said } = await doctor({ faults }, {}, "--json");
    const found: Diagnosis = JSON.parse(said);
    expect(status).toBe(1);
    expect(found.targets.map(({ target, usable }) => [target, usable])).toEqual(
      ALL.map((name) => [name, true]),
    );
    const [, cpu, , ane] = found.targets;
    expect(timesOf(cpu ?? never())).toEqual({ what: "times", can: "yes" });
    expect(ane?.measures[1]).toEqual({ what: "placement", can: "yes" });
    expect(found.conditions).toMatchObject({ power: "mains", virtual: false });
    const wrong = found.programs.filter(({ state }) => state !== "agrees");
    expect(wrong).toMatchObject([
      { target: "coreml-ane", program: "elementwise", state: "failed" },
      { target: "coreml-ane", program: "reductions", state: "differs", op: "cumsum" },
    ]);
    expect(wrong[0]?.why).toContain("SIGABRT");
  });

  test("tells a person the same, line by line", async () => {
    const machine = { ...CPU_ALONE, power: "Battery Power" };
    const faults = [{ at: "predict", does: "gives", what: "nan", op: "cumsum" }];
    const { status, said } = await doctor(
      { machine, faults },
      { RUNNER_ENVIRONMENT: "github-hosted" },
    );
    expect(status).toBe(1);
    expect(said).toContain("times and memory: not now: the Mac ran on its battery: plug it in");
    expect(said).toMatch(/coreml-cpu and the portable engine agree on \d+ of \d+ programs/);
    expect(said).toMatch(
      /reductions differs .*one gives a number where the other gives none: they begin to differ at cumsum \(/,
    );
    expect(said).toContain("Please send all of this output to us");
  });
});

function never(): never {
  throw new Error("a target is missing");
}
