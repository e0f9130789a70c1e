import { quote } from "../../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Measurement } from "../../contract/measurement.ts";
import type { Plan, PlannedModel, PlannedRecording } from "../../contract/plan.ts";
import { type Slot, slotsOf } from "../../contract/slot.ts";
import type { Evidence, ReadRecording } from "../../judge/evidence/evidence.ts";
import { LAYOUT } from "../../out/layout.ts";
import { orUnmeasured } from "../../out/or-unmeasured.ts";
import type { OutFolder } from "../../out/out-folder.ts";
import { recordingDigest } from "../../project/recordings.ts";
import type { JoinedSamples } from "../../tasks/task.ts";
import { type Columns, readableTask } from "../../tasks/tasks.ts";

/** All that an out folder shows of what its plan asked for; memory holds columns, never records. */
export interface OutEvidence extends Evidence {
  readonly measurements: readonly Measurement[];
}

export async function readEvidence(plan: Plan, out: OutFolder): Promise<OutEvidence> {
  const measurements = new Map<string, Measurement | Unmeasured>();
  const columns = new Map<string, Columns | Unmeasured>();
  const recordings = new Map<string, readonly ReadRecording[]>();
  for (const model of plan.models) {
    const slots = slotsOf(plan.requests.filter((request) => request.model === model.name));
    const { recorded = [] } = model;
    const asked = slots.length + recorded.length > 0;
    const samples = asked ? await readSamples(model, out) : { unmeasured: NOT_ASKED };
    for (const planned of recorded) {
      const path = LAYOUT.measurement.of({ ...planned, model: model.name });
      const recording = await readRecording(planned, model, samples, out);
      recordings.set(path, [...(recordings.get(path) ?? []), recording]);
    }
    for (const slot of slots) {
      const path = LAYOUT.measurement.of(slot);
      const measurement = await orUnmeasured(out, () => readMeasurement(slot, out));
      measurements.set(path, measurement);
      columns.set(path, await readColumns(measurement, samples, out));
    }
  }
  return {
    measurement: (slot) =>
      measurements.get(LAYOUT.measurement.of(slot)) ?? { unmeasured: NOT_ASKED },
    columns: (slot) => columns.get(LAYOUT.measurement.of(slot)) ?? { unmeasured: NOT_ASKED },
    recordings: (slot) => recordings.get(LAYOUT.measurement.of(slot)) ?? [],
    measurements: [...measurements.values()].flatMap((one) => (isUnmeasured(one) ? [] : [one])),
  };
}

const NOT_ASKED = "the plan does not ask for it";

async function readMeasurement(slot: Slot, out: OutFolder): Promise<Measurement | Unmeasured> {
  const measurement = await out.readMeasurement(slot);
  return measurement ?? { unmeasured: `there is no ${LAYOUT.measurement.of(slot)}` };
}

async function readSamples(
  { name, task = "", samples }: PlannedModel,
  out: OutFolder,
): Promise<JoinedSamples<Columns> | Unmeasured> {
  if (samples === undefined)
    return { unmeasured: "no data say which examples must be answered: name them in the policy" };
  const readable = readableTask(task);
  if (readable === undefined) return { unmeasured: `records of ${quote(task)} are not read yet` };
  return await orUnmeasured(out, () =>
    readable.join((check) => out.readSamples(name, samples, check)),
  );
}

/** As the plan brought it along; what it refused stays refused, whatever the folder holds. */
async function readRecording(
  { from, at, digest, refused, ...slot }: PlannedRecording,
  { name }: PlannedModel,
  samples: JoinedSamples<Columns> | Unmeasured,
  out: OutFolder,
): Promise<ReadRecording> {
  const brought = { from, path: at.path };
  if (refused !== undefined) return { ...brought, kind: "refused", why: refused };
  const folder = out.recorded(from);
  const key = { ...slot, model: name };
  const measurement = await orUnmeasured(out, () => readMeasurement(key, folder));
  if (isUnmeasured(measurement))
    return { ...brought, kind: "refused", why: `cannot be read: ${measurement.unmeasured}` };
  if (recordingDigest(measurement) !== digest)
    return { ...brought, kind: "refused", why: "is not what the plan brought along" };
  const columns = await readColumns(measurement, samples, folder);
  return { ...brought, kind: "read", measurement, columns };
}

async function readColumns(
  measurement: Measurement | Unmeasured,
  samples: JoinedSamples<Columns> | Unmeasured,
  out: OutFolder,
): Promise<Columns | Unmeasured> {
  if (isUnmeasured(samples)) return samples;
  if (isUnmeasured(measurement)) return measurement;
  if (measurement.records === undefined) return { unmeasured: "it has no records" };
  return await orUnmeasured(out, () =>
    samples.records((check) => out.readRecords(measurement, check)),
  );
}
