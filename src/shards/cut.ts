import type { Measurement } from "../contract/measurement.ts";
import type { Plan } from "../contract/plan.ts";
import { slotOf } from "../contract/slot.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { type SharedPart, sharedRequests } from "./parts.ts";

/** Leaves, of what one machine has measured alone, what each of so many would have left. */
export async function cutInto(of: number, plan: Plan, out: OutFolder): Promise<void> {
  for (const { request, parts } of sharedRequests(plan, of))
    for (const { name } of request.variants) {
      const measurement = await out.readMeasurement(slotOf(request, name));
      if (measurement === undefined) throw new Error(`${name} was measured and is not there`);
      for (const part of parts) await cut(measurement, part, out);
    }
}

/** What is asked of a variant as a whole goes along with its first samples. */
async function cut(whole: Measurement, { shard, rows }: SharedPart, out: OutFolder): Promise<void> {
  const own = out.part(shard);
  const { records: _, ...first } = whole;
  const {
    schema,
    model,
    variant,
    side,
    target,
    status,
    reason,
    fingerprint,
    package: held,
  } = whole;
  const rest = {
    ...{ schema, model, variant, side, target, status },
    ...(reason !== undefined && { reason }),
    ...(fingerprint && { fingerprint }),
    ...(held && { package: held }),
  };
  const kept = rows[0] === 0 ? first : rest;
  if (whole.records === undefined) return await own.writeMeasurement(kept);
  const { errors, ...records } = await own.cutRecords(whole, rows, out);
  const of = records.count;
  await own.writeMeasurement({ ...kept, evaluated: { n: of - errors, of }, records });
}
