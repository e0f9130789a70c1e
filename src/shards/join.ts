import { join } from "node:path";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import { failed, Measurement } from "../contract/measurement.ts";
import { type Slot, slotOf } from "../contract/slot.ts";
import { LAYOUT, PART } from "../out/layout.ts";
import { orUnmeasured } from "../out/or-unmeasured.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { pathOf } from "../out/part.ts";
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
    found.push({ rows, measurement });
  }
  const joined = joinedMeasurement(slot, found);
  if (joined.status === "failed") return joined;
  const records = parts.map(({ shard }) => join(out.part(shard).root, LAYOUT.records.of(slot)));
  const count = found.reduce((sum, { rows: [begin, end] }) => sum + end - begin, 0);
  const { path, digest } = await out.joinRecords(slot, records);
  return Measurement.parse({ ...joined, records: { path, digest, count } });
}
