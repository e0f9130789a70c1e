import { join } from "node:path";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import { failed, Measurement } from "../contract/measurement.ts";
import { type Slot, slotOf } from "../contract/slot.ts";
import { LAYOUT, PART } from "../out/layout.ts";
import { orUnmeasured } from "../out/or-unmeasured.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { pathOf } from "../out/part.ts";
import type { Shard } from "../plan/shards.ts";
import { joinedMeasurement, type MeasuredPart } from "./joined-measurement.ts";
import type { SharedPart, SharedRequest } from "./parts.ts";

/** Makes of what several machines have measured of a slot what one would have left of it. */
export async function joinParts(shared: readonly SharedRequest[], out: OutFolder): Promise<void> {
  for (const { request, parts } of shared)
    for (const { name } of request.variants) {
      const slot = slotOf(request, name);
      await out.writeMeasurement(await joinedSlot(slot, parts, out));
    }
}

async function joinedSlot(
  slot: Slot,
  parts: readonly SharedPart[],
  out: OutFolder,
): Promise<Measurement> {
  const found: MeasuredPart[] = [];
  for (const { shard, rows } of parts) {
    const own = out.part(shard);
    const measurement = await orUnmeasured(out, () => own.readMeasurement(slot));
    const path = `${pathOf(PART, shard)}/${LAYOUT.measurement.of(slot)}`;
    if (measurement === undefined) return failed(slot, `there is no ${path}`);
    if (isUnmeasured(measurement)) return failed(slot, measurement.unmeasured);
    const why = await whyNotItsRecords(measurement, slot, shard, out);
    if (why !== undefined) return failed(slot, why);
    found.push({ rows, measurement });
  }
  const joined = joinedMeasurement(slot, found);
  if (joined.status === "failed") return joined;
  const records = parts.map(({ shard }) => join(out.part(shard).root, LAYOUT.records.of(slot)));
  const count = found.reduce((sum, { rows: [begin, end] }) => sum + end - begin, 0);
  const { path, digest } = await out.joinRecords(slot, records);
  return Measurement.parse({ ...joined, records: { path, digest, count } });
}

/** A stamp tells that a file is what a machine left; that it is what the measurement means, only that tells. */
async function whyNotItsRecords(
  { records }: Measurement,
  slot: Slot,
  shard: Shard,
  out: OutFolder,
): Promise<string | undefined> {
  if (records === undefined) return;
  const path = `${pathOf(PART, shard)}/${LAYOUT.records.of(slot)}`;
  const found = await out.digestOf(path);
  if (found === records.digest) return;
  return found === undefined ? `there is no ${path}` : `${path} is not what was measured`;
}
