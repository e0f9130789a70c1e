import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Explanation } from "../contract/explanation.ts";
import type { Check } from "../contract/lines.ts";
import type { Measurement } from "../contract/measurement.ts";
import type { Plan, RecordedFrom } from "../contract/plan.ts";
import type { AnySample } from "../contract/sample.ts";
import type { Slot, Span } from "../contract/slot.ts";
import type { Stamp } from "../contract/stamp.ts";
import { removedBy } from "./belongs.ts";
import { cutLines } from "./cut-lines.ts";
import { digestOfFile } from "./digest-of-file.ts";
import { labelsCsv } from "./labels-csv.ts";
import { LAYOUT, PART, RECORDED } from "./layout.ts";
import { pathOf, topOf } from "./part.ts";
import { readJson } from "./read-json.ts";
import { type ExpectedLines, readLines } from "./read-lines.ts";
import { readText } from "./read-text.ts";
import { refuse } from "./refusal.ts";
import { withWorkFolder } from "./work-folder.ts";
import { writeFolder, writeJoined, writeJson, writeLines, writeText } from "./write.ts";

/** The out folder: what each stage leaves for the next. Files are written whole, and believed only when checked. */
export type OutFolder = ReturnType<typeof outFolder>;

export function outFolder(root: string) {
  return {
    root,
    writePlan: (plan: Plan) => writeJson(root, LAYOUT.plan.path, plan),
    readPlan: () => readJson(root, LAYOUT.plan.path, LAYOUT.plan.holds),
    writeSamples: <Sample extends AnySample>(model: string, samples: readonly Sample[]) =>
      writeLines(root, LAYOUT.samples.of({ model }), samples),
    readSamples: <Sample>(model: string, expected: ExpectedLines, check: Check<Sample>) =>
      readLines(root, LAYOUT.samples.of({ model }), check, expected),
    writeMeasurement: (measurement: Measurement) =>
      writeJson(root, LAYOUT.measurement.of(measurement), measurement),
    /** Gives their path, by which the measurement names them. */
    writeRecords: async (slot: Slot, bytes: Uint8Array) => {
      const path = LAYOUT.records.of(slot);
      await writeText(root, path, bytes);
      return path;
    },
    forget: (slot: Slot) => remove(root, [LAYOUT.measurement.of(slot)]),
    joinRecords: (slot: Slot, parts: readonly string[]) =>
      writeJoined(root, LAYOUT.records.of(slot), parts),
    /** Those of another folder, of some of its samples. */
    cutRecords: (slot: Slot, rows: Span, { root: whole }: { readonly root: string }) =>
      cutLines(whole, root, LAYOUT.records.of(slot), rows),
    keepPackage: (slot: Slot, folder: string) =>
      writeFolder(root, LAYOUT.packages.of(slot), folder),
    withWorkFolder: <T>(work: (folder: string) => Promise<T>) => withWorkFolder(root, work),
    readMeasurement: (slot: Slot) => readMeasurement(root, slot),
    readRecords: <Line>(measurement: Measurement, check: Check<Line>) =>
      readRecords(root, measurement, check),
    writeStamp: (stamp: Stamp) => writeJson(root, LAYOUT.stamp.of(stamp), stamp),
    readStamp: (shard: Shard) => readJson(root, LAYOUT.stamp.of(shard), LAYOUT.stamp.holds),
    /** What one shard has left, or all: its stamp, and its part of what it shares. */
    forgetShards: (shard?: Shard) =>
      remove(
        root,
        shard
          ? [LAYOUT.stamp.of(shard), pathOf(PART, shard)]
          : [topOf(LAYOUT.stamp), topOf({ pattern: PART })],
      ),
    /** Of a file's bytes; undefined where there is none. */
    digestOf: (path: string) => digestOfFile(root, path),
    replaceExplanations: (explanations: readonly Explanation[]) =>
      replaceExplanations(root, explanations),
    replaceLabelling: (missing: readonly Missing[]) => replaceLabelling(root, missing),
    /**
     * What an earlier judgement said, so that one which ends early is not taken to have said it. Lists to label stay:
     * somebody may have begun to fill them in.
     */
    forgetVerdict: () => remove(root, removedBy("judge")),
    readVerdict: () => readJson(root, LAYOUT.verdict.path, LAYOUT.verdict.holds),
    writeHistory: (text: string) => writeText(root, LAYOUT.history.path, text),
    readHistory: () => readText(root, LAYOUT.history.path, LAYOUT.history.holds.most),
    /** What a state of the project brought of measurements taken elsewhere. */
    recorded: (from: RecordedFrom) => outFolder(join(root, pathOf(RECORDED, { from }))),
    /** What one shard measured of the requests that it shares with others. */
    part: (shard: Shard) => outFolder(join(root, pathOf(PART, shard))),
    writeText: (path: string, text: string) => writeText(root, path, text),
  };
}

/** Files, or folders with all that lies in them; whatever a stranger left in their place. */
async function remove(root: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(join(root, path), { recursive: true, force: true });
}

/** Those of an earlier judgement must not stand beside another verdict. */
async function replaceExplanations(root: string, explanations: readonly Explanation[]) {
  const { of, holds } = LAYOUT.explanation;
  await remove(root, [topOf(LAYOUT.explanation)]);
  for (const one of explanations) await writeJson(root, of(one), holds.schema.parse(one));
}

type Shard = Pick<Stamp, "index" | "of">;

interface Missing {
  readonly model: string;
  readonly column: "file" | "id";
  readonly names: readonly string[];
}

/** Those of an earlier judgement go first: what a stranger left in their place may be a link. */
async function replaceLabelling(root: string, missing: readonly Missing[]) {
  await remove(root, [topOf(LAYOUT.toLabel)]);
  for (const { model, column, names } of missing)
    await writeText(root, LAYOUT.toLabel.of({ model }), labelsCsv(column, names));
}

/** Undefined where nothing was measured. What a file says it is of must be what its path says. */
async function readMeasurement(root: string, slot: Slot): Promise<Measurement | undefined> {
  const path = LAYOUT.measurement.of(slot);
  const measurement = await readJson(root, path, LAYOUT.measurement.holds);
  if (measurement !== undefined && LAYOUT.measurement.of(measurement) !== path)
    throw refuse(join(root, path), `is of ${LAYOUT.measurement.of(measurement)}`);
  return measurement;
}

/** None where the measurement names none. Records lie where the layout says, whatever a file claims. */
async function* readRecords<Line>(
  root: string,
  measurement: Measurement,
  check: Check<Line>,
): AsyncGenerator<readonly Line[]> {
  if (measurement.records === undefined) return;
  const path = LAYOUT.records.of(measurement);
  if (measurement.records.path !== path)
    throw refuse(
      join(root, LAYOUT.measurement.of(measurement)),
      `names ${measurement.records.path} as its records`,
    );
  yield* readLines(root, path, check, measurement.records);
}
