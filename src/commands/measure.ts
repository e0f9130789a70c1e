import { resolve } from "node:path";
import { UserError } from "../catalog/errors.ts";
import type { Plan, PlannedRequest } from "../contract/plan.ts";
import { measurePlan } from "../measure/measure.ts";
import { plannedTruth } from "../measure/planned-truth.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import { nameOf, type Shard, shardsOf, sharesOf } from "../plan/shards.ts";
import { bringData, locatingIn } from "../project/locate.ts";
import { cutInto } from "../shards/cut.ts";
import { stamp } from "../shards/stamp.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { note } from "./entry/account.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";
import { aloneIn, planIn } from "./out-folder.ts";
import { withRemembering } from "./remembering.ts";
import { workersFor } from "./workers.ts";

/** Converts and runs what an out folder's plan asks for, or one shard of it. */
export async function measure(options: Options, host: Host): Promise<number> {
  const out = outFolder(resolve(host.cwd, options.out));
  return await aloneIn(out, host, "left as it is", () => measureIn(out, options, host));
}

async function measureIn(out: OutFolder, options: Options, host: Host): Promise<number> {
  const plan = await planIn(out, options);
  const shards = shardsToMeasure(plan, options.shard);
  await out.forgetShards(options.shard);
  await measureInto(out, plan, options, host);
  if (options.shard === undefined && plan.shards !== undefined)
    await cutInto(plan.shards, plan, out);
  for (const shard of shards) await stamp(plan, shard, out);
  return 0;
}

/** Those that get a stamp: the one that is asked for, or all where one machine does the work of every one. */
function shardsToMeasure(plan: Plan, shard: Shard | undefined): Shard[] {
  if (shard === undefined) return plan.shards === undefined ? [] : shardsOf(plan.shards);
  if (plan.shards === undefined || plan.shards === shard.of) return [shard];
  throw new UserError({
    message: `${nameOf(shard)} is no shard of this plan, which was made for ${plan.shards}`,
    fix: `take the shards from the plan's output matrix, or name one of 1/${plan.shards} to ${plan.shards}/${plan.shards}`,
  });
}

function asksFor(plan: Plan, shard: Shard | undefined): readonly PlannedRequest[] {
  return shard === undefined ? plan.requests : sharesOf(plan, shard).map(({ request }) => request);
}

async function measureInto(out: OutFolder, plan: Plan, options: Options, host: Host) {
  const asked = asksFor(plan, options.shard);
  // Where all was recorded elsewhere, nothing needs Python.
  if (asked.length === 0) return;
  const progress = progressFor(host.errors, host.env);
  await withRemembering(options, host, progress, async (project, scratch, remembering) => {
    await bringData(project, asked);
    const workers = workersFor(options, host, scratch, progress);
    const truthOf = plannedTruth(plan, out);
    const locate = locatingIn(project, scratch);
    const ports = { ...workers, ...remembering, locate, truthOf, out, progress };
    note(host, { reused: await measurePlan(plan, ports, options) });
  });
}
