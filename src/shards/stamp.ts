import type { Plan } from "../contract/plan.ts";
import { slotsOf } from "../contract/slot.ts";
import type { Stamp } from "../contract/stamp.ts";
import { LAYOUT } from "../out/layout.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { type Shard, shardOf } from "../plan/shards.ts";
import { stampedPlan } from "./stamped-plan.ts";
import { VERSION } from "./version.ts";

/** Says of a shard that all of it is there: written last, so that one which ends early has none. */
export async function stamp(plan: Plan, shard: Shard, out: OutFolder): Promise<void> {
  const requests = shardOf(plan, shard);
  const files: Stamp["files"] = [];
  for (const slot of slotsOf(requests)) {
    const measurement = await out.readMeasurement(slot);
    files.push(await digested(LAYOUT.measurement.of(slot), out));
    if (measurement?.records !== undefined)
      files.push(await digested(LAYOUT.records.of(slot), out));
  }
  await out.writeStamp({
    ...{ schema: 1, quantgate: VERSION, plan: await stampedPlan(plan, out), ...shard },
    requests: requests.map(({ model, side, target }) => ({ model, side, target })),
    files,
  });
}

async function digested(path: string, out: OutFolder) {
  const digest = await out.digestOf(path);
  if (digest === undefined) throw new Error(`${path} was measured and is not there`);
  return { path, digest };
}
