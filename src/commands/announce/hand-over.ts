import { resolve } from "node:path";
import { remark } from "../../action/job-log.ts";
import { writeOutputs } from "../../action/outputs.ts";
import { UserError } from "../../catalog/errors.ts";
import { outFolder } from "../../out/out-folder.ts";
import { nameOf, shardsOf } from "../../plan/shards.ts";
import { planIn } from "../out-folder.ts";
import type { ActionRun } from "./action-run.ts";
import { keepOutFolder } from "./keep-out-folder.ts";

/** Leaves for other jobs what this one has planned or measured. */
export async function handOver(run: ActionRun): Promise<void> {
  const { inputs, host } = run;
  const plan = await planIn(outFolder(resolve(host.cwd, inputs.out)), { out: inputs.out });
  const { shards } = plan;
  if (inputs.run === "plan" && shards !== undefined)
    writeOutputs({ matrix: JSON.stringify({ shard: shardsOf(shards).map(nameOf) }) });
  const kept = await keepOutFolder(run);
  if (kept.kind !== "failed") return;
  if (shards === undefined) return remark(`The out folder was not uploaded: ${kept.why}.`);
  // A job that ends well is not run again by "re-run failed jobs", and nobody has what it made.
  throw new UserError({
    message: `what other jobs need of this one was not uploaded: ${kept.why}`,
    fix: "run the failed jobs again",
  });
}
