import { mkdir, mkdtemp, readdir, rename, rm, symlink, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Measurement } from "../../src/contract/measurement.ts";
import { FailedRecord } from "../../src/contract/record.ts";
import { LAYOUT } from "../../src/out/layout.ts";
import { outFolder } from "../../src/out/out-folder.ts";
import { digestOf, writeJson, writeText } from "../../src/out/write.ts";
import {
  CLASSIFICATION_LINES,
  ClassificationRecord,
} from "../../src/tasks/image-classification/lines.ts";

const SLOT = { model: "food", side: "head", variant: "int8", target: "portable" } as const;
const MEASURED: Measurement = { schema: 1, ...SLOT, status: "measured" };

async function emptyFolder() {
  const root = await mkdtemp(join(tmpdir(), "quantgate-out-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return outFolder(root);
}

/** An out folder whose records are this text, as a measurement names them. */
async function withRecords(text: string, claims: { digest?: string; count?: number } = {}) {
  const out = await emptyFolder();
  const path = LAYOUT.records.of(SLOT);
  await writeText(out.root, path, text);
  const count = text.split("\n").length - 1;
  const records = { path, digest: digestOf(text), count, ...claims };
  const read = async () =>
    all(out.readRecords({ ...MEASURED, records }, CLASSIFICATION_LINES.record));
  return { out, read };
}

async function all<Line>(batches: AsyncIterable<readonly Line[]>): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const batch of batches) lines.push(...batch);
  return lines;
}

describe("a file of the out folder", () => {
  test("is read as it was written", async () => {
    const out = await emptyFolder();
    await out.writeMeasurement(MEASURED);
    expect(await out.readMeasurement(SLOT)).toEqual(MEASURED);
  });

  test("is nothing where there is none", async () => {
    expect(await (await emptyFolder()).readMeasurement(SLOT)).toBeUndefined();
  });

  test("is not written at all when it holds a number that JSON has no word for", async () => {
    const out = await emptyFolder();
    await expect(writeJson(out.root, "a.json", { loss: [1, Number.NaN] })).rejects.toThrow("NaN");
    expect(await readdir(out.root)).toEqual([]);
  });

  test("replaces the one before only when it is whole", async () => {
    const out = await emptyFolder();
    await writeText(out.root, "comment.md", "first");
    await mkdir(join(out.root, "samples"));
    await expect(writeText(out.root, "samples", "a folder is in the way")).rejects.toThrow();
    await writeText(out.root, "comment.md", "second");
    expect((await readdir(out.root)).sort()).toEqual(["comment.md", "samples"]);
  });

  test.each<[string, string | object, RegExp]>([
    ["no JSON", "{\n  oops\n}", /portable.json:2 is not JSON/],
    ["an empty file", "", /is not JSON/],
    ["another schema", { ...MEASURED, schema: 2 }, /schema: /],
    [
      "Infinity",
      JSON.stringify({ ...MEASURED, placement: 7 }).replace("7", "1e999"),
      /placement: /,
    ],
    ["a name that climbs", { ...MEASURED, model: "../x" }, /model: /],
    [
      "a measurement of something else",
      { ...MEASURED, variant: "fp16" },
      /is of measurements\/food\/head\/fp16/,
    ],
  ])("that holds %s is refused", async (_, content, message) => {
    const out = await emptyFolder();
    const text = typeof content === "string" ? content : JSON.stringify(content);
    await writeText(out.root, LAYOUT.measurement.of(SLOT), text);
    await expect(out.readMeasurement(SLOT)).rejects.toThrow(message);
  });
});

test.each([1, 3])("a plan of schema %d is refused by name, with what to do", async (schema) => {
  const out = await emptyFolder();
  await writeJson(out.root, LAYOUT.plan.path, { schema });
  await expect(out.readPlan()).rejects.toThrow(
    new RegExp(
      `plan.json is of schema ${schema}, .* this one reads schema 2\\n  Run quantgate plan`,
    ),
  );
});

describe("what a stranger puts in the out folder", () => {
  const at = (root: string) => join(root, LAYOUT.measurement.of(SLOT));

  test("is not followed when it is a symlink", async () => {
    const out = await emptyFolder();
    await out.writeMeasurement(MEASURED);
    await rename(at(out.root), join(out.root, "elsewhere.json"));
    await symlink(join(out.root, "elsewhere.json"), at(out.root));
    await expect(out.readMeasurement(SLOT)).rejects.toThrow("is not a regular file");
  });

  test("is not followed when a folder on the way is a symlink", async () => {
    const out = await emptyFolder();
    await out.writeMeasurement(MEASURED);
    await rename(join(out.root, "measurements"), join(out.root, "moved"));
    await symlink(join(out.root, "moved"), join(out.root, "measurements"));
    await expect(out.readMeasurement(SLOT)).rejects.toThrow("lies behind a symlink");
  });

  test("is not waited for when it is a pipe", async () => {
    const out = await emptyFolder();
    await mkdir(join(at(out.root), ".."), { recursive: true });
    await execa("mkfifo", [at(out.root)]);
    await expect(out.readMeasurement(SLOT)).rejects.toThrow("is not a regular file");
  });

  test("is not read when it is too large", async () => {
    const out = await emptyFolder();
    await out.writeMeasurement(MEASURED);
    await truncate(at(out.root), 64_000_001);
    await expect(out.readMeasurement(SLOT)).rejects.toThrow("more than the 64000000 that are read");
  });
});

describe("records", () => {
  const GOOD = '{"id":"1","top":[["cat",0.9]],"loss":0.1}\n';

  test("come in order, whatever the size of what is read at a time", async () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => ({
      id: `ü${index}`,
      top: [["cat", index / 7]],
    }));
    const { read } = await withRecords(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    expect(await read()).toEqual(lines);
  });

  test("may say of a sample that it could not be evaluated", async () => {
    const { read } = await withRecords('{"id":"1","error":"does not decode"}\n');
    expect(await read()).toEqual([{ id: "1", error: "does not decode" }]);
  });

  test.each<[string, string, RegExp]>([
    ["no JSON", `${GOOD}{"id":\n`, /portable.jsonl:2 is not JSON/],
    ["NaN", '{"id":"1","top":[["cat",NaN]]}\n', /:1 is not JSON/],
    ["a score beyond all numbers", `${GOOD}{"id":"2","top":[["cat",1e999]]}\n`, /:2 top\.0\.1: /],
    ["a loss beyond all numbers", '{"id":"1","top":[["cat",1]],"loss":-1e999}\n', /:1 loss: /],
    ["no classes", '{"id":"1","top":[]}\n', /:1 top: /],
    ["no id", '{"top":[["cat",1]]}\n', /:1 id: /],
    ["a list", "[]\n", /:1 Invalid input/],
    ["an empty line", `${GOOD}\n${GOOD}`, /:2 is not JSON/],
    ["no end of the last line", GOOD.trim(), /:1 ends in the middle of a line/],
  ])("with %s are refused at their line", async (_, text, message) => {
    const { read } = await withRecords(text);
    await expect(read()).rejects.toThrow(message);
  });

  test.each<[string, { digest?: string; count?: number }, RegExp]>([
    ["other than written", { digest: digestOf("x") }, /is not what was written/],
    ["fewer than written", { count: 3 }, /has 2 lines, not the 3 on record/],
    ["more than written", { count: 1 }, /has more than the 1 lines on record/],
  ])("that are %s are refused", async (_, claims, message) => {
    const { read } = await withRecords(GOOD + GOOD, claims);
    await expect(read()).rejects.toThrow(message);
  });

  test("are refused when a line never ends", async () => {
    const { read } = await withRecords(`{"id":"${"x".repeat(17_000_000)}","error":""}\n`);
    await expect(read()).rejects.toThrow("has a line that is too long");
  });

  test("lie where the layout says, not where a measurement claims", async () => {
    const out = await emptyFolder();
    const records = { path: "../secret", digest: digestOf(""), count: 0 };
    const read = all(out.readRecords({ ...MEASURED, records }, CLASSIFICATION_LINES.record));
    await expect(read).rejects.toThrow("names ../secret as its records");
  });

  test("that are seen to be right at a glance are right by the schema too", () => {
    const near = fc.record(
      {
        id: fc.oneof(fc.string(), fc.integer()),
        top: fc.oneof(
          fc.array(fc.tuple(fc.string(), fc.double())),
          fc.array(fc.array(fc.anything(), { maxLength: 3 })),
        ),
        loss: fc.oneof(fc.double(), fc.anything()),
        fidelity: fc.anything(),
        error: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(near, fc.anything()), (value) => {
        // A record that speaks of an error is held to that; the schema would overlook it.
        const strange = typeof value === "object" && value !== null && "error" in value;
        const accepted = "line" in CLASSIFICATION_LINES.record(value);
        const valid = (strange ? FailedRecord : ClassificationRecord).safeParse(value).success;
        expect(accepted).toBe(valid);
      }),
      { numRuns: 2000 },
    );
  });
});
