import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Measurement } from "../contract/measurement.ts";
import { Plan } from "../contract/plan.ts";
import type { ClassificationLine } from "../contract/record.ts";
import type { ClassificationSample } from "../contract/sample.ts";
import { Verdict } from "../contract/verdict.ts";
import { checkClassification } from "./check-record.ts";
import { checkSample } from "./check-sample.ts";
import { LAYOUT, type Slot } from "./layout.ts";
import { readJson } from "./read-json.ts";
import { type Expected, readLines } from "./read-lines.ts";
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
    writeSamples: (model: string, samples: readonly ClassificationSample[]) =>
      writeLines(root, LAYOUT.samples(model), samples),
    readSamples: (model: string, expected: Expected) =>
      readLines(root, LAYOUT.samples(model), checkSample, expected),
    writeMeasurement: (measurement: Measurement) =>
      writeJson(root, LAYOUT.measurement(measurement), measurement),
    forget: (slot: Slot) => rm(join(root, LAYOUT.measurement(slot)), { force: true }),
    sweep: () => sweep(root),
    readMeasurement: (slot: Slot) => readMeasurement(root, slot),
    readRecords: (measurement: Measurement) => readRecords(root, measurement),
    readVerdict: () => readJson(root, LAYOUT.verdict, Verdict),
    writeText: (path: string, text: string) => writeText(root, path, text),
  };
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
async function* readRecords(
  root: string,
  measurement: Measurement,
): AsyncGenerator<readonly ClassificationLine[]> {
  if (measurement.records === undefined) return;
  const path = LAYOUT.records(measurement);
  if (measurement.records.path !== path)
    throw refuse(
      join(root, LAYOUT.measurement(measurement)),
      `names ${measurement.records.path} as its records`,
    );
  yield* readLines(root, path, checkClassification, measurement.records);
}
