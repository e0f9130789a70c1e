import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Explanation } from "../contract/explanation.ts";
import type { Check } from "../contract/lines.ts";
import { Measurement } from "../contract/measurement.ts";
import { Plan } from "../contract/plan.ts";
import type { AnySample } from "../contract/sample.ts";
import { Stamp } from "../contract/stamp.ts";
import { Verdict } from "../contract/verdict.ts";
import { digestOfFile } from "./digest-of-file.ts";
import { labelsCsv } from "./labels-csv.ts";
import { LAYOUT, type Slot } from "./layout.ts";
import { readJson } from "./read-json.ts";
import { type Expected, readLines } from "./read-lines.ts";
import { readText } from "./read-text.ts";
import { refuse } from "./refusal.ts";
import { sweep } from "./sweep.ts";
import { writeJson, writeLines, writeText } from "./write.ts";

/** The out folder: what each stage leaves for the next. Files are written whole, and believed only when checked. */
export type OutFolder = ReturnType<typeof outFolder>;

export function outFolder(root: string) {
  return {
    root,
    writePlan: (plan: Plan) => writeJson(root, LAYOUT.plan, plan),
    readPlan: () => readJson(root, LAYOUT.plan, Plan),
    writeSamples: <Sample extends AnySample>(model: string, samples: readonly Sample[]) =>
      writeLines(root, LAYOUT.samples(model), samples),
    readSamples: <Sample>(model: string, expected: Expected, check: Check<Sample>) =>
      readLines(root, LAYOUT.samples(model), check, expected),
    writeMeasurement: (measurement: Measurement) =>
      writeJson(root, LAYOUT.measurement(measurement), measurement),
    writeRecords: (slot: Slot, bytes: Uint8Array) => writeText(root, LAYOUT.records(slot), bytes),
    forget: (slot: Slot) => rm(join(root, LAYOUT.measurement(slot)), { force: true }),
    sweep: () => sweep(root),
    readMeasurement: (slot: Slot) => readMeasurement(root, slot),
    readRecords: <Line>(measurement: Measurement, check: Check<Line>) =>
      readRecords(root, measurement, check),
    writeStamp: (stamp: Stamp) => writeJson(root, LAYOUT.stamp(stamp), stamp),
    readStamp: (shard: Shard) => readJson(root, LAYOUT.stamp(shard), Stamp),
    /** That of one shard, or of all. */
    forgetStamps: (shard?: Shard) =>
      rm(join(root, shard ? LAYOUT.stamp(shard) : LAYOUT.stamps), { recursive: true, force: true }),
    /** Of a file's bytes; undefined where there is none. */
    digestOf: (path: string) => digestOfFile(root, path),
    replaceExplanations: (explanations: readonly Explanation[]) =>
      replaceExplanations(root, explanations),
    replaceLabelling: (missing: readonly Missing[]) => replaceLabelling(root, missing),
    forgetVerdict: () => forgetVerdict(root),
    readVerdict: () => readJson(root, LAYOUT.verdict, Verdict),
    writeHistory: (text: string) => writeText(root, LAYOUT.history, text),
    readHistory: () => readText(root, LAYOUT.history, LONGEST_HISTORY),
    writeText: (path: string, text: string) => writeText(root, path, text),
  };
}

const LONGEST_HISTORY = 8_000_000;

/**
 * What an earlier judgement said, so that one which ends early is not taken to have said it. Lists to label stay: somebody
 * may have begun to fill them in.
 */
async function forgetVerdict(root: string): Promise<void> {
  for (const path of [LAYOUT.verdict, LAYOUT.comment, LAYOUT.explanations])
    await rm(join(root, path), { recursive: true, force: true });
}

/** Those of an earlier judgement must not stand beside another verdict. */
async function replaceExplanations(root: string, explanations: readonly Explanation[]) {
  await rm(join(root, LAYOUT.explanations), { recursive: true, force: true });
  for (const one of explanations)
    await writeJson(root, LAYOUT.explanation(one), Explanation.parse(one));
}

type Shard = Pick<Stamp, "index" | "of">;

interface Missing {
  readonly model: string;
  readonly column: "file" | "id";
  readonly names: readonly string[];
}

/** Removed first, whatever it is: what a stranger left there may be a link. */
async function replaceLabelling(root: string, missing: readonly Missing[]) {
  await rm(join(root, LAYOUT.labelling), { recursive: true, force: true });
  for (const { model, column, names } of missing)
    await writeText(root, LAYOUT.toLabel(model), labelsCsv(column, names));
}

/** Undefined where nothing was measured. What a file says it is of must be what its path says. */
async function readMeasurement(root: string, slot: Slot): Promise<Measurement | undefined> {
  const path = LAYOUT.measurement(slot);
  const measurement = await readJson(root, path, Measurement);
  if (measurement !== undefined && LAYOUT.measurement(measurement) !== path)
    throw refuse(join(root, path), `is of ${LAYOUT.measurement(measurement)}`);
  return measurement;
}

/** None where the measurement names none. Records lie where the layout says, whatever a file claims. */
async function* readRecords<Line>(
  root: string,
  measurement: Measurement,
  check: Check<Line>,
): AsyncGenerator<readonly Line[]> {
  if (measurement.records === undefined) return;
  const path = LAYOUT.records(measurement);
  if (measurement.records.path !== path)
    throw refuse(
      join(root, LAYOUT.measurement(measurement)),
      `names ${measurement.records.path} as its records`,
    );
  yield* readLines(root, path, check, measurement.records);
}
