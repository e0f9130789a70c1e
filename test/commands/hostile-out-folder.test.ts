import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reportIn } from "../../src/commands/announce/report-in.ts";
import { readEvidence } from "../../src/commands/judging/evidence.ts";
import { planIn } from "../../src/commands/out-folder.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { LAYOUT } from "../../src/out/layout.ts";
import { type OutFolder, outFolder } from "../../src/out/out-folder.ts";
import { digestOf } from "../../src/out/write.ts";
import { verdict } from "../report/sample.ts";

const KEY = { model: "food", side: "head", target: "portable", variant: "int8" } as const;
const TEXT = "version: 1\n";

let out: OutFolder;

beforeEach(async () => {
  out = outFolder(await mkdtemp(join(tmpdir(), "quantgate-hostile-")));
});
afterEach(() => rm(out.root, { recursive: true, force: true }));

function planWith(digest: string): Plan {
  const { variant, ...slot } = KEY;
  const source = { path: "Food.mlpackage", commit: null };
  return {
    ...{ schema: 2, branch: null, head: { commit: null }, notes: [] },
    policies: { target: { path: "quantgate.yml", commit: null, digest, text: TEXT } },
    models: [
      { name: "food", status: "judged", policy: "target", base: { kind: "absent", why: "none" } },
    ],
    requests: [
      {
        ...{ ...slot, task: "image-classification", source, data: [], options: { top: 1 } },
        variants: [{ name: variant, recipe: { kind: "preset", preset: "int8" } }],
      },
    ],
  };
}

const plan = planWith(digestOf(TEXT));

test("a file that is refused is told as the out folder names it, wherever the folder lies", async () => {
  await out.writeText(LAYOUT.measurement.of(KEY), "{");
  const { measurement } = await readEvidence(plan, out);
  expect(measurement(KEY)).toEqual({
    unmeasured: "measurements/food/head/int8/portable.json:1 is not JSON",
  });
});

test("a verdict is shown although a measurement beside it cannot be read", async () => {
  await out.writePlan(plan);
  await out.writeText(LAYOUT.verdict.path, JSON.stringify(verdict()));
  await out.writeText(LAYOUT.measurement.of(KEY), "{");
  const { report } = await reportIn(out, { out: "out" });
  expect(report).toMatchObject({ verdict: verdict(), measurements: [] });
});

test("a plan whose policy is not the one that its digest names is refused", async () => {
  await out.writePlan(plan);
  expect(await planIn(out, { out: "out" })).toEqual(plan);
  await out.writePlan(planWith(digestOf("version: 2\n")));
  await expect(planIn(out, { out: "out" })).rejects.toThrow(
    "out plan.json holds a quantgate.yml that is not the one its digest names",
  );
});
