import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Plan } from "../../src/contract/plan.ts";
import { measurePlan } from "../../src/measure/measure.ts";
import { plannedTruth } from "../../src/measure/planned-truth.ts";
import { outFolder } from "../../src/out/out-folder.ts";
import { NO_STORE } from "../../src/store/store.ts";
import { unseen } from "../../src/terminal/progress.ts";
import { workerCommand } from "../../src/worker/command.ts";
import { openWorker } from "../../src/worker/worker.ts";
import { hashesAnew } from "../store/hashes-anew.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const DIGITS = join(PROJECT, "fixtures/digits");
const PYTHON = process.env.QUANTGATE_PYTHON;
if (PYTHON === undefined)
  console.warn("skipped: QUANTGATE_PYTHON names no interpreter with coremltools; npm test sets it");

/** So often are the digits evaluated, lest it be over before it is killed. */
const TIMES = 10;
const REPEAT = `
import numpy, sys
with numpy.load(sys.argv[1]) as held:
    numpy.savez(sys.argv[2], **{name: numpy.concatenate([held[name]] * ${TIMES}) for name in held})`;

/** The digits, with their reference and int8, as `quantgate plan` would plan them. */
async function planOfDigits(python: string) {
  const root = await mkdtemp(join(tmpdir(), "quantgate-killed-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const out = outFolder(root);
  const table = await readFile(join(DIGITS, "labels.csv"), "utf8");
  const [, ...rows] = table.trim().split("\n");
  const labelled = rows.map((row) => row.split(","));
  const samples = await out.writeSamples(
    "digits",
    Array.from({ length: TIMES }, (_, time) =>
      labelled.map(([id = "", label = ""]) => ({ id: `${time}/${id}`, label })),
    ).flat(),
  );
  const arrays = join(root, "many.npz");
  execFileSync(python, ["-c", REPEAT, join(DIGITS, "digits.npz"), arrays]);
  const place = { model: "digits", side: "head" as const, target: "portable" };
  const plan: Plan = {
    ...{ schema: 2, branch: null, head: { commit: null }, notes: [] },
    policies: { target: { path: "q.yml", commit: null, digest: samples.digest, text: "" } },
    models: [
      {
        ...{ name: "digits", status: "judged", policy: "target" },
        samples: { ...samples, from: "target" },
        base: { kind: "absent", why: "new" },
      },
    ],
    requests: [
      {
        ...place,
        task: "image-classification",
        source: { path: join(DIGITS, "Digits.mlpackage"), commit: null },
        data: [{ key: "arrays", at: { path: arrays, commit: null } }],
        variants: [
          { name: "reference", recipe: { kind: "stored" } },
          { name: "int8", recipe: { kind: "preset", preset: "int8" } },
        ],
        options: { top: 5 },
        // It would go on in a process beside.
        audit: "off",
      },
    ],
  };
  return { plan, out, place, count: samples.count };
}

test.skipIf(PYTHON === undefined)(
  "a real worker killed in the middle of evaluating loses nothing, and one of its children killed then only its own variant",
  async () => {
    const { plan, out, place, count } = await planOfDigits(PYTHON ?? "");
    let evaluations = 0;
    const update = (stage: string, done: number, total: number) => {
      // A chunk at a time is run while there is another worker that makes packages.
      if (stage !== "evaluate" || done !== 0 || total <= 256) return;
      const [worker = 0, another] = childrenOf(process.pid);
      if (another !== undefined) return;
      evaluations += 1;
      // The first evaluation has both in one process; in the second each has one of its own.
      const [child = 0] = evaluations === 1 ? [worker] : childrenOf(worker);
      if (evaluations < 3) process.kill(child, "SIGKILL");
    };
    await measurePlan(plan, {
      workerKey: async () => "",
      store: NO_STORE,
      hashes: hashesAnew(),
      openWorker: async () =>
        openWorker({ ...workerCommand(PYTHON ?? "", join(PROJECT, "worker")), env: process.env }),
      locate: async ({ path }) => path,
      truthOf: plannedTruth(plan, out),
      progress: { ...unseen, update },
      out,
    });
    const seen = await Promise.all(
      ["reference", "int8"].map((variant) => out.readMeasurement({ ...place, variant })),
    );
    const [lost, kept] = seen.sort((one) => (one?.status === "failed" ? -1 : 1));
    expect(kept).toMatchObject({ status: "measured", evaluated: { n: count, of: count } });
    expect(lost).toMatchObject({
      status: "failed",
      reason: expect.stringMatching(/^evaluating \S+ failed: .*killed by SIGKILL/),
    });
  },
);

/** The workers among them. */
function childrenOf(parent: number): number[] {
  const found = execFileSync("pgrep", ["-P", String(parent), "-f", "quantgate_worker"]);
  return found.toString().trim().split("\n").map(Number);
}
