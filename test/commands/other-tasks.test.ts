import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { judgeOut } from "../../src/commands/judging/judge-out.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { LAYOUT } from "../../src/out/layout.ts";
import { type OutFolder, outFolder } from "../../src/out/out-folder.ts";
import { digestOf, linesText } from "../../src/out/write.ts";

const TEXT = `version: 1
models:
  eyes:
    source: Eyes.mlpackage
    task: object-detection
    data: { images: Eval, annotations: Eval.json }
    variants:
      int8:
        limits:
          map: { max-drop: 5 pt }
          mar-100: { min: 95 % }
`;

const IMAGES = Array.from({ length: 250 }, (_, row) => ({
  ...{ id: `i${row}`, width: 640, height: 480, labels: [`c${row % 3}`], crowd: [0], area: [900] },
  boxes: [[row, 20, 30, 30]],
}));

/** Every object is found, but for one in so many. */
function found(missing: number): object[] {
  return IMAGES.map(({ id, boxes, labels }, row) => ({
    ...{ id, labels, scores: [1 - row / 1000] },
    boxes: row % missing === 0 ? [[400, 400, 30, 30]] : boxes,
  }));
}

let out: OutFolder;

beforeEach(async () => {
  out = outFolder(await mkdtemp(join(tmpdir(), "quantgate-tasks-")));
});
afterEach(() => rm(out.root, { recursive: true, force: true }));

async function verdictOf(records: Readonly<Record<string, readonly object[]>>) {
  const samples = await out.writeSamples("eyes", IMAGES);
  for (const [variant, lines] of Object.entries(records)) await write(variant, lines);
  const planned = { ...samples, from: "target" } as const;
  const { verdict } = await judgeOut(planWith(planned, Object.keys(records)), out);
  return verdict.models[0]?.variants[0]?.limits.map(({ metric, state, why }) => [
    metric,
    state,
    why,
  ]);
}

function planWith(
  samples: NonNullable<Plan["models"][number]["samples"]>,
  variants: readonly string[],
): Plan {
  const about = { model: "eyes", side: "head", target: "portable" } as const;
  const source = { path: "Eyes.mlpackage", commit: null };
  return {
    ...{ schema: 2, branch: null, head: { commit: null }, notes: [] },
    policies: {
      target: { path: "quantgate.yml", commit: null, digest: digestOf(TEXT), text: TEXT },
    },
    models: [
      {
        ...{ name: "eyes", task: "object-detection", status: "judged", policy: "target", samples },
        base: { kind: "absent", why: "none" },
      },
    ],
    requests: [
      {
        ...{ ...about, task: "object-detection", source, data: [], options: {} },
        variants: variants.map((name) => ({ name, recipe: { kind: "stored" } })),
      },
    ],
  };
}

async function write(variant: string, lines: readonly object[]) {
  const slot = { model: "eyes", side: "head", target: "portable", variant } as const;
  const text = linesText(lines);
  const bits = variant === "reference" ? 32 : 8;
  await out.writeText(LAYOUT.records.of(slot), text);
  await out.writeMeasurement({
    ...{ schema: 1, ...slot, status: "measured" },
    fingerprint: {
      ...{ engine: "portable 1", coremltools: "9.0", os: "Linux", chip: "x86_64" },
      ...{ computeUnits: "cpu", evaluator: "1" },
    },
    package: {
      ...{ bytes: bits * 100, weightsDigest: digestOf(variant), minimumOS: "iOS 15" },
      weights: { bitsPerWeight: bits, byKind: {}, compressed: bits === 8 ? 3 : 0, skipped: 0 },
    },
    records: { path: LAYOUT.records.of(slot), digest: digestOf(text), count: lines.length },
  });
}

test("an out folder of another task is judged from its files like any other", async () => {
  const limits = await verdictOf({ reference: found(50), int8: found(49) });
  expect(limits?.map(([metric, state]) => [metric, state])).toEqual([
    ["map", "pass"],
    ["mar-100", "pass"],
  ]);
});

test("a line that is no record of the task is refused, with its file and line", async () => {
  const [first = {}, ...rest] = found(50);
  const limits = await verdictOf({
    reference: found(50),
    int8: [{ ...first, scores: [] }, ...rest],
  });
  expect(limits?.map(([, state]) => state)).toEqual(["unmeasured", "unmeasured"]);
  expect(limits?.[0]?.[2]).toContain(
    "records/eyes/head/int8/portable.jsonl:1 boxes, labels and scores differ in length",
  );
});
