import { resolve } from "node:path";
import type { Plan, PlannedModel } from "../contract/plan.ts";
import { outFolder } from "../out/out-folder.ts";
import { shardsFor } from "../plan/shards.ts";
import { prepareIn, writePrepared } from "../project/prepare.ts";
import { undecidable } from "../report/outlooks.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { describePlan, describeShards } from "./describe-plan.ts";
import type { Host } from "./entry/host.ts";
import { listingIn } from "./listing.ts";
import type { Options } from "./options.ts";
import { replacing } from "./out-folder.ts";
import { bringHistory } from "./past.ts";
import { withQuestion } from "./question.ts";
import { withProject } from "./with-project.ts";
import { workersFor } from "./workers.ts";

/** Writes what would be measured, and the samples, for other machines to go on with. */
export async function plan(options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  return await withProject(host, async (project, scratch) => {
    const list = listingIn(project, scratch, workersFor(options, host, scratch, progress));
    const prepared = await prepareIn(project, options, { ...host, list });
    const asking = await withQuestion(prepared.plan, project, options, host);
    const plan = withShards(asking, options);
    const out = outFolder(resolve(host.cwd, options.out));
    await replacing(out, async (fresh) => {
      await writePrepared({ ...prepared, plan }, fresh);
      await bringHistory(project, options, host, fresh);
    });
    const text = options.json
      ? JSON.stringify(plan, null, 2)
      : [describePlan(plan), ...describeShards(plan), ...plan.models.flatMap(undecided)].join("\n");
    host.out.write(`${text}\n`);
    return 0;
  });
}

/** A plan for several machines says for how many, and which run made it: another one's shards do not fit it. */
function withShards(plan: Plan, { shards, run }: Options): Plan {
  if (shards === undefined) return plan;
  return { ...plan, shards: shardsFor(plan, shards), ...(run && { run }) };
}

function undecided({ name, outlooks = [] }: PlannedModel): string[] {
  return undecidable(name, outlooks).map((line) => `note: ${line}`);
}
