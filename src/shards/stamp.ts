import type { Plan } from "../contract/plan.ts";
import { slotsOf } from "../contract/slot.ts";
import type { Stamp } from "../contract/stamp.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { type Shard, sharesOf } from "../plan/shards.ts";
import { filesOf } from "./parts.ts";
import { stampedPlan } from "./stamped-plan.ts";
import { VERSION } from "./version.ts";

/** Says of a shard that all of it is there: written last, so that one which ends early has none. */
export async function stamp(plan: Plan, shard: Shard, out: OutFolder): Promise<void> {
  const shares = sharesOf(plan, shard);
  const files: Stamp["files"] = [];
  for (const share of shares)
    for (const slot of slotsOf([share.request])) {
      const own = share.rows === undefined ? out : out.part(shard);
      const { measurement, records } = filesOf(slot, share, shard);
      const measured = await own.readMeasurement(slot);
      files.push(await digested(measurement, out));
      if (measured?.records !== undefined) files.push(await digested(records, out));
    }
  await out.writeStamp({
    ...{ schema: 1, quantgate: VERSION, plan: await stampedPlan(plan, out), ...shard },
    requests: shares.map(({ request: { model, side, target }, rows }) => ({
      ...{ model, side, target },
      ...(rows && { rows }),
    })),
    files,
  });
}

async function digested(path: string, out: OutFolder) {
  const digest = await out.digestOf(path);
  if (digest === undefined) throw new Error(`${path} was measured and is not there`);
  return { path, digest };
}
